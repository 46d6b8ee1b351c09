package com.aa.nxop.testkit.internal.sts;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An IAM OpenID Connect provider.
 *
 * @param accountId where it is registered: only that account's roles may trust it
 * @param issuer with {@code https://}, as in a token's {@code iss}
 * @param keys asked on every verification, so that rotated keys are found
 */
public record OidcProvider(String accountId, String issuer, Set<String> audiences, Supplier<JWKSet> keys) {}
