package com.aa.nxop.testkit.internal.sigv4;

import java.time.Instant;

/** A session's key, and nothing else of it. */
record TestKey(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiresAt)
        implements SigningCredentials {}
