package com.aa.nxop.testkit;

import java.time.Instant;

/**
 * An authentication that was refused.
 *
 * @param at by the sandbox's clock
 * @param member host and port of the member that refused it
 * @param code what the client was told, for example 18
 * @param text what the client was told
 * @param why what the client was not told
 */
public record DocumentDbRefusal(Instant at, String member, int code, String text, String why) {}
