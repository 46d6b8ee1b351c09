/** What Java Flight Recorder writes down of the session, where this Java has it. */
@NullMarked
package com.aa.nxop.access.internal.jfr;

import org.jspecify.annotations.NullMarked;
