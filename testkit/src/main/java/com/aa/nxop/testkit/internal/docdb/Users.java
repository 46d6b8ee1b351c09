package com.aa.nxop.testkit.internal.docdb;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The users in {@code $external}: roles by their ARNs, and what they may do. Thread-safe. */
final class Users {
    private final Map<String, Rights> byArn = new ConcurrentHashMap<>();

    /** Also in another user's place. */
    void put(String arn, Rights rights) {
        byArn.put(arn, rights);
    }

    void remove(String arn) {
        byArn.remove(arn);
    }

    Optional<Rights> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    SortedSet<String> names() {
        return new TreeSet<>(byArn.keySet());
    }
}
