package com.aa.nxop.testkit;

import java.time.Instant;

/**
 * A connection that was authenticated.
 *
 * @param at by the sandbox's clock
 * @param roleArn the user in {@code $external} that it counts as
 * @param sessionArn who signed
 * @param member host and port of the member that it goes to
 */
public record DocumentDbLogin(Instant at, String roleArn, String sessionArn, String accessKeyId, String member) {}
