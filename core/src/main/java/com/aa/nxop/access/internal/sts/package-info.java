/** The STS client that the source and AssumeRole share, and what its failures mean. */
@NullMarked
package com.aa.nxop.access.internal.sts;

import org.jspecify.annotations.NullMarked;
