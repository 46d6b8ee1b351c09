/** Verification of AWS Signature Version 4. */
@NullMarked
package com.aa.nxop.testkit.sigv4;

import org.jspecify.annotations.NullMarked;
