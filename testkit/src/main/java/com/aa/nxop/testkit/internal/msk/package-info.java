/** MSK of the NXOP account: an Apache Kafka broker with IAM authentication, and the control plane that knows where it is. */
@NullMarked
package com.aa.nxop.testkit.internal.msk;

import org.jspecify.annotations.NullMarked;
