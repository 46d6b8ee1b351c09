/** Hop 2: from the pod's own role into the NXOP role. */
@NullMarked
package com.aa.nxop.access.assume;

import org.jspecify.annotations.NullMarked;
