/** S3 of the NXOP account. */
@NullMarked
package com.aa.nxop.testkit.internal.s3;

import org.jspecify.annotations.NullMarked;
