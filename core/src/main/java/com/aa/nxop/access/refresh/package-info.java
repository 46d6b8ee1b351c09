/** One session, cached and refreshed ahead of its end. */
@NullMarked
package com.aa.nxop.access.refresh;

import org.jspecify.annotations.NullMarked;
