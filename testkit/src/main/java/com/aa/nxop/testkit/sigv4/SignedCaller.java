package com.aa.nxop.testkit.sigv4;

import com.aa.nxop.testkit.account.AccountSession;

/**
 * Who sent a request, where its signature is right.
 *
 * @param region for which it was signed
 */
public record SignedCaller(AccountSession session, String region) {}
