package com.aa.nxop.testkit.sigv4;

import com.aa.nxop.testkit.account.AccountSession;

/**
 * A request whose signature is right.
 *
 * @param region for which it was signed
 */
public record Authenticated(AccountSession session, String region) {}
