/** Spring Boot 3.5, for which there is no starter: the configuration class that docs/guide/spring-boot.md names. */
package com.aa.nxop.proofs.springboot3;
