package com.aa.nxop.access.internal.io;

import java.time.Duration;

/**
 * What one call may take.
 *
 * @param connect for the TCP connection
 * @param silence for one silence of the other side
 * @param deadlineNanos by {@link System#nanoTime}: the end of everything that is waited for, from the connection to the last byte
 * @param bytes of one answer, head and body together
 */
public record HttpLimits(Duration connect, Duration silence, long deadlineNanos, int bytes) {}
