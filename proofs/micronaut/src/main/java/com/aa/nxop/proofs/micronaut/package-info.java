/** Micronaut with the beans that docs/guide/micronaut.md shows. */
package com.aa.nxop.proofs.micronaut;
