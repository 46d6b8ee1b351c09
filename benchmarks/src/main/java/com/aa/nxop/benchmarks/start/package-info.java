/** A fresh JVM to its first credentials: nothing here loads a class that an application would not. */
@NullMarked
package com.aa.nxop.benchmarks.start;

import org.jspecify.annotations.NullMarked;
