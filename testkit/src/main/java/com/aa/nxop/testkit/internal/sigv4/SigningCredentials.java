package com.aa.nxop.testkit.internal.sigv4;

import java.time.Instant;

/** What a session signs with. */
public interface SigningCredentials {
    String secretAccessKey();

    String sessionToken();

    Instant expiresAt();
}
