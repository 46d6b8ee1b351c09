/** Walks the way to the NXOP account stage by stage, and says of each what was seen, what it means and what to do. */
@NullMarked
package com.aa.nxop.access.doctor;

import org.jspecify.annotations.NullMarked;
