package com.aa.nxop.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /** What the pod and its cluster look like. Everything has a default. Not thread-safe. */
    public static final class Setup {
        String namespace = "fxip-ms-dev";
        String serviceAccount = "example-app";
        String name = "example-app-7d4b9c8f6-x2x1z";
        String clusterName = "kpaas-nonprod";
        String kpaasAccount = "285282426848";

        @Nullable
        String role;

        boolean sessionTags = true;
        boolean targetRoleAssociation;

        @Nullable
        String sessionPolicy;

        Setup() {}

        public Setup namespace(String value) {
            namespace = value;
            return this;
        }

        public Setup serviceAccount(String value) {
            serviceAccount = value;
            return this;
        }

        public Setup name(String value) {
            name = value;
            return this;
        }

        public Setup clusterName(String value) {
            clusterName = value;
            return this;
        }

        /** The account of the cluster and of the pod's role. */
        public Setup kpaasAccount(String accountId) {
            kpaasAccount = accountId;
            return this;
        }

        /** The role that the pod gets directly; by default {@code example-app-kpaas} in the KPaaS account. */
        public Setup role(String arn) {
            role = arn;
            return this;
        }

        /** Whether the Pod Identity association tags its sessions, which is the default. */
        public Setup sessionTags(boolean value) {
            sessionTags = value;
            return this;
        }

        /** What narrows the session that EKS gives the pod, JSON: the policy of the Pod Identity association. By default nothing. */
        public Setup sessionPolicy(String json) {
            sessionPolicy = json;
            return this;
        }

        /**
         * Whether the platform hands the pod the target role's session itself; by default not. With Pod Identity the association names the
         * target role, so that EKS assumes it. With kube2iam the pod's annotation names it. With Vault it is Vault's role. With web
         * identity this changes nothing.
         */
        public Setup targetRoleAssociation(boolean value) {
            targetRoleAssociation = value;
            return this;
        }
    }
}
