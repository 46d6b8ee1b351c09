/**
 * DocumentDB of the NXOP account: a MongoDB server in memory behind a gate that speaks {@code MONGODB-AWS}, and the control plane
 * that knows where it is.
 */
@NullMarked
package com.aa.nxop.testkit.internal.docdb;

import org.jspecify.annotations.NullMarked;
