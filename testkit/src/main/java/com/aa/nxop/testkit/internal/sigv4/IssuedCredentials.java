package com.aa.nxop.testkit.internal.sigv4;

import java.util.Optional;

/** Every key that was issued and lives. */
@FunctionalInterface
public interface IssuedCredentials<K extends SigningCredentials> {
    Optional<K> find(String accessKeyId);
}
