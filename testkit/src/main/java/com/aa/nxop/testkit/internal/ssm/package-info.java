/** The Parameter Store of the NXOP account. */
@NullMarked
package com.aa.nxop.testkit.internal.ssm;

import org.jspecify.annotations.NullMarked;
