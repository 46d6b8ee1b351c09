/** Access to the NXOP account for Spring Boot applications: {@code docs/spring-boot.md}. Applications name nothing of this package. */
@NullMarked
package com.aa.nxop.access.springboot;

import org.jspecify.annotations.NullMarked;
