package com.aa.nxop.testkit.internal.sigv4;

import java.util.Optional;

/** Every key that was issued and lives. */
@FunctionalInterface
public interface SigningKeys<K extends SigningKey> {
    Optional<K> find(String accessKeyId);
}
