/** The sandbox's HTTP front: loopback servers, recorded calls and injected faults. */
@NullMarked
package com.aa.nxop.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
