package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.account.AccountSession;

/**
 * A request whose signature is right.
 *
 * @param region for which it was signed
 */
public record SignedCaller(AccountSession session, String region) {}
