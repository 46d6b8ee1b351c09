/** The NXOP sandbox in the tests of Spring Boot applications: {@link com.aa.nxop.access.springboot.test.NxopSandboxTest}. */
@NullMarked
package com.aa.nxop.access.springboot.test;

import org.jspecify.annotations.NullMarked;
