package com.aa.nxop.testkit;

import java.time.Instant;

/**
 * An authentication that the broker refused.
 *
 * @param at by the sandbox's clock
 * @param mechanism {@code AWS_MSK_IAM} or {@code OAUTHBEARER}
 * @param text what the client was told
 * @param why what the client was not told
 */
public record MskRefusal(Instant at, String mechanism, String text, String why) {}
