package com.aa.nxop.testkit;

import java.time.Duration;
import java.time.Instant;

/**
 * A connection to the broker that was authenticated, for the first time or again.
 *
 * @param at by the sandbox's clock
 * @param principal the session's ARN
 * @param mechanism {@code AWS_MSK_IAM} or {@code OAUTHBEARER}
 * @param reauthentication whether the connection had been authenticated before
 * @param remaining how long the broker will keep the connection without another authentication
 */
public record MskLogin(
        Instant at,
        String principal,
        String mechanism,
        boolean reauthentication,
        Duration remaining,
        String accessKeyId) {}
