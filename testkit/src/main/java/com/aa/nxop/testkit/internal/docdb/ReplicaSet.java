package com.aa.nxop.testkit.internal.docdb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Who belongs to the cluster, and who is the primary. Thread-safe. */
final class ReplicaSet {
    /** On DocumentDB it is always this one. */
    static final String NAME = "rs0";

    private final List<String> members = new CopyOnWriteArrayList<>();
    private final AtomicInteger failovers = new AtomicInteger();

    /** The first to join is the primary. All join before anybody can know where they are. */
    void join(String member) {
        members.add(member);
    }

    List<String> members() {
        return List.copyOf(members);
    }

    String primary() {
        return members.get(Math.floorMod(failovers.get(), members.size()));
    }

    void failover() {
        failovers.incrementAndGet();
    }
}
