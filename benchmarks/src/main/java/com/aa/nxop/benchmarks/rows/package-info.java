/** One class for each row of the table. */
@NullMarked
package com.aa.nxop.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
