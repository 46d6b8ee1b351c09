/** The session's metrics for a registry of Micrometer. */
@NullMarked
package com.aa.nxop.access.metrics;

import org.jspecify.annotations.NullMarked;
