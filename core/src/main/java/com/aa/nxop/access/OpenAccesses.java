package com.aa.nxop.access;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The accesses of this process that are open, oldest first. Held weakly: an application that forgets its access, or is unloaded with its class
 * loader, is not kept alive by this list. Thread-safe.
 */
final class OpenAccesses {
    private final List<WeakReference<NxopAccess>> accesses = new ArrayList<>();

    synchronized void add(NxopAccess access) {
        accesses.removeIf(held -> held.get() == null);
        accesses.add(new WeakReference<>(access));
    }

    synchronized void remove(NxopAccess access) {
        accesses.removeIf(held -> held.get() == null || held.get() == access);
    }

    /** The oldest one with a configuration to the same effect. */
    synchronized Optional<NxopAccess> with(NxopConfig config) {
        return accesses.stream()
                .flatMap(held -> Optional.ofNullable(held.get()).stream())
                .filter(access -> effect(access.config()).equals(effect(config)))
                .findFirst();
    }

    /** Everything in a configuration that decides what an access does: not what is only shown, nor where a value came from. */
    static List<Object> effect(NxopConfig config) {
        return List.of(
                config.role(),
                config.environment(),
                config.region(),
                config.stsRegion(),
                config.source(),
                config.sourceRole(),
                config.session(),
                config.workload(),
                config.msk(),
                config.documentDb(),
                config.endpoints(),
                config.proxies(),
                config.defaultsMode(),
                config.passesOverWebIdentity());
    }
}
