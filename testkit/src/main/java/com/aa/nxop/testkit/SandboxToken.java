package com.aa.nxop.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** The pod's projected service-account token, and the keys that the cluster signs it with. Thread-safe. */
public final class SandboxToken {
    private final Supplier<World> world;

    SandboxToken(Supplier<World> world) {
        this.world = world;
    }

    /** The path that the pod's environment names, if it has a token: a link that stays while the token behind it changes. */
    public Path file() {
        return world.get().token.path();
    }

    /** Replaces the token by a fresh one, as kubelet does. */
    public void rotate() {
        World running = world.get();
        running.token.write(running.issueToken(running.clock.instant()));
    }

    /** Replaces the token by one that expired a minute ago, as if kubelet had stopped. */
    public void expire() {
        World running = world.get();
        Duration age = World.TOKEN_LIFETIME.plusMinutes(1);
        running.token.write(running.issueToken(running.clock.instant().minus(age)));
    }

    /** Puts any text in the token's place. */
    public void write(String content) {
        world.get().token.write(content);
    }

    /** Issues a token for the pod, and writes it to no file. */
    public String issue(String audience, Duration lifetime) {
        World running = world.get();
        return running.issuer.issue(running.pod, audience, lifetime);
    }

    /** The cluster signs with a new key from now on; tokens that it signed with the old one stay valid. */
    public void rotateSigningKey() {
        world.get().issuer.rotateKey();
    }

    /** Tokens that the cluster signed before the last rotation are no longer valid. */
    public void withdrawOldSigningKeys() {
        world.get().issuer.withdrawOldKeys();
    }
}
