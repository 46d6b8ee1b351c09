/** Hop 2: from the pod's own role into the NXOP role. */
@NullMarked
package com.aa.nxop.access.internal.assume;

import org.jspecify.annotations.NullMarked;
