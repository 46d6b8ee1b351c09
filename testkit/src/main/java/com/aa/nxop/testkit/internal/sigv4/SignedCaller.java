package com.aa.nxop.testkit.internal.sigv4;

/**
 * A request whose signature is right.
 *
 * @param region for which it was signed
 */
public record SignedCaller<K extends SigningCredentials>(K session, String region) {}
