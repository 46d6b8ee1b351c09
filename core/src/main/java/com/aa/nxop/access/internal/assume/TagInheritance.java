package com.aa.nxop.access.internal.assume;

/** What is known of the tags that a Pod Identity session should hand on: they may be disabled on its association. */
enum TagInheritance {
    /** Nothing was tried. */
    ASSUMED,
    /** STS refused the same tags as conflicting: they are inherited. */
    CERTAIN,
    /** Passing them was refused as well, so that nothing is learnt. */
    PASSING_REFUSED_TOO
}
