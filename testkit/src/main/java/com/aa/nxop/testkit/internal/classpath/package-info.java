/** What is on the class path beside the testkit, and what is wrong with it. */
@NullMarked
package com.aa.nxop.testkit.internal.classpath;

import org.jspecify.annotations.NullMarked;
