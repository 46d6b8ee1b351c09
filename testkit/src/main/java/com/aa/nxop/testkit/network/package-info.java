/** What may stand between a pod and AWS: a proxy, and TLS in front of an endpoint of the sandbox. */
@NullMarked
package com.aa.nxop.testkit.network;

import org.jspecify.annotations.NullMarked;
