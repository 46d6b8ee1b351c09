/** The Security Token Service of the sandbox, and what it knows: roles, identity providers and the sessions that it issued. */
@NullMarked
package com.aa.nxop.testkit.internal.sts;

import org.jspecify.annotations.NullMarked;
