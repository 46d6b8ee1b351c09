/**
 * Keyless access from a KPaaS pod to the NXOP account: {@link com.aa.nxop.access.NxopAccess} is where to start.
 *
 * <p>The stages, in the order in which data flows through them: configuration (this package), {@code source} (hop 1: who the
 * pod is), {@code assume} (hop 2: the NXOP role), {@code refresh} (one cached session).
 */
@NullMarked
package com.aa.nxop.access;

import org.jspecify.annotations.NullMarked;
