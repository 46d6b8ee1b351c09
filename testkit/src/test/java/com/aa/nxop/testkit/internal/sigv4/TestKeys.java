package com.aa.nxop.testkit.internal.sigv4;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that live. */
final class TestKeys implements IssuedCredentials<TestKey> {
    private final Map<String, TestKey> byId = new HashMap<>();

    void add(TestKey key) {
        byId.put(key.accessKeyId(), key);
    }

    @Override
    public Optional<TestKey> find(String accessKeyId) {
        return Optional.ofNullable(byId.get(accessKeyId));
    }
}
