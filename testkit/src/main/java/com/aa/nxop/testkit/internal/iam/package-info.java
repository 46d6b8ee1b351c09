/** IAM's policy language: parsing and evaluation. */
@NullMarked
package com.aa.nxop.testkit.internal.iam;

import org.jspecify.annotations.NullMarked;
