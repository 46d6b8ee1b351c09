/** The sandbox in a process of its own, and pods beside it. */
@NullMarked
package com.aa.nxop.benchmarks.world;

import org.jspecify.annotations.NullMarked;
