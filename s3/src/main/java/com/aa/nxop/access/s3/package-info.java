/** S3 clients on the NXOP session. */
@NullMarked
package com.aa.nxop.access.s3;

import org.jspecify.annotations.NullMarked;
