/** Quarkus with the beans that docs/guide/quarkus.md shows. */
package com.aa.nxop.proofs.quarkus;
