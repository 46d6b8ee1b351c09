/** The STS client that both hops share, and what its failures mean. */
@NullMarked
package com.aa.nxop.access.internal.sts;

import org.jspecify.annotations.NullMarked;
