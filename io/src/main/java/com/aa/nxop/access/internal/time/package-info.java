/** Clocks, timers and threads, all behind seams: tests run in virtual time. */
@NullMarked
package com.aa.nxop.access.internal.time;

import org.jspecify.annotations.NullMarked;
