/** JSON without Jackson's mapper, whose first use would take as long as the rest of a world's start. */
@NullMarked
package com.aa.nxop.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
