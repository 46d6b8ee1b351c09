/** What people would use instead, as a careful engineer would configure it. */
@NullMarked
package com.aa.nxop.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
