/** Kafka clients on the NXOP session: MSK with IAM authentication. */
@NullMarked
package com.aa.nxop.access.msk;

import org.jspecify.annotations.NullMarked;
