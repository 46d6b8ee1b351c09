/** The table, and where it is written. */
@NullMarked
package com.aa.nxop.benchmarks.report;

import org.jspecify.annotations.NullMarked;
