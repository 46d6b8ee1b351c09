/** Verification of AWS Signature Version 4. */
@NullMarked
package com.aa.nxop.testkit.internal.sigv4;

import org.jspecify.annotations.NullMarked;
