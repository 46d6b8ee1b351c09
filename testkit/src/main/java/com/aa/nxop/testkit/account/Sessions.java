package com.aa.nxop.testkit.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every session issued in this world, by access key id. Thread-safe. */
public final class Sessions {
    private final Map<String, Session> byKey = new ConcurrentHashMap<>();

    public void add(Session session) {
        byKey.put(session.accessKeyId(), session);
    }

    public Optional<Session> find(String accessKeyId) {
        return Optional.ofNullable(byKey.get(accessKeyId));
    }
}
