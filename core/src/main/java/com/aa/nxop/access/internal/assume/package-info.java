/** Assumes the NXOP role with the pod's own credentials. */
@NullMarked
package com.aa.nxop.access.internal.assume;

import org.jspecify.annotations.NullMarked;
