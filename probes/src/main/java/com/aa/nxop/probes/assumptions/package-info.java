/** What the SDK and the sandbox assume about AWS, with evidence, and the page of it. */
@NullMarked
package com.aa.nxop.probes.assumptions;

import org.jspecify.annotations.NullMarked;
