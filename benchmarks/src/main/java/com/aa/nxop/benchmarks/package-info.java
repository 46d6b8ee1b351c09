/** What the SDK costs, side by side with what people would use instead. */
@NullMarked
package com.aa.nxop.benchmarks;

import org.jspecify.annotations.NullMarked;
