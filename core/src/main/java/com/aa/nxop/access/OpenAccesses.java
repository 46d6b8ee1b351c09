package com.aa.nxop.access;

import com.aa.nxop.access.internal.AccessParts;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The accesses of this process whose session is open, oldest first. Held weakly: an application that forgets its access, or is unloaded with its class
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

    /** The oldest one that is not closed, with a configuration to the same effect. */
    synchronized Optional<NxopAccess> with(NxopConfig config) {
        return held().filter(access ->
                        !access.isClosed() && access.config().settings().hasEffectOf(config.settings()))
                .findFirst();
    }

    /**
     * A share of the oldest session with a configuration to the same effect, for one more user.
     *
     * @param lingering only a session that clients of text have begun
     */
    synchronized Optional<AccessParts> joined(NxopConfig config, boolean lingering) {
        return held().map(NxopAccess::parts)
                .filter(parts ->
                        (parts.lingers() || !lingering) && parts.settings().hasSessionOf(config.settings()))
                .flatMap(parts -> parts.joined(config.settings()).stream())
                .findFirst();
    }

    /** A share of the session of the access with this handle, for one more user, if it is open. */
    synchronized Optional<AccessParts> joined(String handle) {
        return held().filter(access -> !access.isClosed() && access.handle().equals(handle))
                .map(NxopAccess::parts)
                .flatMap(parts -> parts.joined(parts.settings()).stream())
                .findFirst();
    }

    private Stream<NxopAccess> held() {
        return accesses.stream().flatMap(reference -> Stream.ofNullable(reference.get()));
    }
}
