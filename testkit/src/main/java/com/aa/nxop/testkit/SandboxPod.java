package com.aa.nxop.testkit;

import java.util.function.Supplier;

/** The pod, and what the cluster knows about it. Thread-safe. */
public final class SandboxPod {
    private final SandboxSettings settings;
    private final Supplier<World> world;

    SandboxPod(SandboxSettings settings, Supplier<World> world) {
        this.settings = settings;
        this.world = world;
    }

    /** The ARN of the pod's role in the KPaaS account. */
    public String role() {
        return settings.podRole();
    }

    public String clusterArn() {
        return world.get().cluster.arn();
    }

    /** Deletes the pod's Pod Identity association. The agent serves what it has cached until it is restarted, as on EKS. */
    public void removeAssociation() {
        world.get().eksAuth.dissociate(settings.namespace(), settings.serviceAccount());
    }

    /** Undoes {@link #removeAssociation()}. */
    public void restoreAssociation() {
        World running = world.get();
        running.eksAuth.associate(running.association());
    }

    /** Restarts the Pod Identity agent, which forgets what it has cached. */
    public void restartAgent() {
        world.get().agent.forget();
    }
}
