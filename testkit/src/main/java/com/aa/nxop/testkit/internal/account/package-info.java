/** What IAM and STS know: roles, identity providers and the sessions that were issued. */
@NullMarked
package com.aa.nxop.testkit.internal.account;

import org.jspecify.annotations.NullMarked;
