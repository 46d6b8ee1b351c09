package com.aa.nxop.testkit.internal.sigv4;

import java.time.Instant;

/** What a session signs with. */
public interface SigningKey {
    String secretAccessKey();

    String sessionToken();

    Instant expiresAt();
}
