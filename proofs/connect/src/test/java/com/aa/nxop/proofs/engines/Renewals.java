package com.aa.nxop.proofs.engines;

import com.aa.nxop.testkit.SandboxMsk;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often an engine has renewed its session since now, as a cluster sees it. */
final class Renewals {
    private final SandboxMsk cluster;
    private final Set<String> before;

    private Renewals(SandboxMsk cluster) {
        this.cluster = cluster;
        before = keys();
    }

    static Renewals of(SandboxMsk cluster) {
        return new Renewals(cluster);
    }

    /** Whether as many new sessions have come as a run is to see. */
    boolean suffice() {
        return count() >= Engines.RENEWALS;
    }

    int count() {
        return keys().size() - before.size();
    }

    private Set<String> keys() {
        return logins(cluster).map(SandboxMsk.Login::accessKeyId).collect(Collectors.toSet());
    }

    /** Of the engine. */
    static Stream<SandboxMsk.Login> logins(SandboxMsk cluster) {
        return cluster.logins().stream().filter(login -> !Observer.isItself(login.principal()));
    }

    /** The names of the roles that the engine came with. */
    static Set<String> roles(SandboxMsk cluster) {
        return logins(cluster).map(login -> login.principal().split("/", 3)[1]).collect(Collectors.toSet());
    }
}
