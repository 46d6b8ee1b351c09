/**
 * Keyless access from a KPaaS pod to the NXOP account: {@link com.aa.nxop.access.NxopAccess} is where to start.
 *
 * <p>The stages, in the order in which data flows through them, are packages of {@code internal}: {@code config}, {@code source} (who the pod
 * is), {@code assume} (the NXOP role), {@code session} (one cached session).
 */
@NullMarked
package com.aa.nxop.access;

import org.jspecify.annotations.NullMarked;
