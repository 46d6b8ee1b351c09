/** The local world: a KPaaS cluster and an NXOP account in one JVM. */
@NullMarked
package com.aa.nxop.testkit;

import org.jspecify.annotations.NullMarked;
