package com.aa.nxop.testkit.internal.sts;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every role of every account in this world, by ARN; may be changed while the world runs. Thread-safe. */
public final class Roles {
    private final Map<String, Role> byArn = new ConcurrentHashMap<>();

    /** Adds the role, or replaces the one with the same ARN: sessions issued before keep what they had. */
    public void put(Role role) {
        byArn.put(role.arn(), role);
    }

    /** Deletes the role. Its sessions die with it only if {@link Sessions#endAllOf} is called too. */
    public void remove(String arn) {
        byArn.remove(arn);
    }

    public Optional<Role> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }
}
