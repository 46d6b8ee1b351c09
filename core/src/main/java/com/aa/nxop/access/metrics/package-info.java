/** The session's metrics for Micrometer, whose {@code micrometer-core} the application brings: nothing else in the SDK needs it. */
@NullMarked
package com.aa.nxop.access.metrics;

import org.jspecify.annotations.NullMarked;
