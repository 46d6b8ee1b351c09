/** Probes of STS. */
@NullMarked
package com.aa.nxop.probes.sts;

import org.jspecify.annotations.NullMarked;
