/** Probes of MSK and DocumentDB. */
@NullMarked
package com.aa.nxop.probes.data;

import org.jspecify.annotations.NullMarked;
