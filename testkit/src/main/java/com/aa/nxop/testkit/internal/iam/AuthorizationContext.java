package com.aa.nxop.testkit.internal.iam;

import java.util.Optional;

/** Where a request came from, as far as policies can tell. */
public interface AuthorizationContext {
    /** As in {@code aws:SourceIp}. */
    String remoteAddress();

    /** The first value of a header, whatever the case of its name. */
    Optional<String> header(String name);
}
