package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.sigv4.IssuedCredentials;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every session issued in this world, by access key id. Thread-safe. */
public final class Sessions implements IssuedCredentials<AccountSession> {
    private final Map<String, AccountSession> byKey = new ConcurrentHashMap<>();

    public void add(AccountSession session) {
        byKey.put(session.accessKeyId(), session);
    }

    /** What the deletion of a role does to its sessions: for good, even if a role with the same ARN is made again. */
    public void endAllOf(String roleArn) {
        byKey.values().removeIf(session -> session.role().arn().equals(roleArn));
    }

    @Override
    public Optional<AccountSession> find(String accessKeyId) {
        return Optional.ofNullable(byKey.get(accessKeyId));
    }
}
