/** One session, cached and refreshed ahead of its end. */
@NullMarked
package com.aa.nxop.access.internal.session;

import org.jspecify.annotations.NullMarked;
