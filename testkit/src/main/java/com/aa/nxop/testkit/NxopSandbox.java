package com.aa.nxop.testkit;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A KPaaS cluster with one pod, and an NXOP account, in this JVM: what gives the pod its first credentials, STS, S3 and SSM on loopback ports that verify
 * signatures, tokens and trust policies and refuse as AWS does. For tests and demonstrations only: it keeps nobody out who can
 * reach the loopback interface, and its credentials open nothing else.
 *
 * <p>Use it directly ({@link #start()}, {@link #close()}) or as a JUnit extension: {@code @RegisterExtension static final NxopSandbox}.
 *
 * <p>Thread-safe. Members that concern the running world throw {@link IllegalStateException} before {@link #start()} and after
 * {@link #close()}. A closed sandbox can be started again: as a new world.
 */
public final class NxopSandbox extends TestClassExtension implements AutoCloseable {
    private final SandboxSettings settings;
    private @Nullable World running;

    NxopSandbox(SandboxSettings settings) {
        this.settings = settings;
    }

    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /**
     * Starts the world, if it is not running. S3 comes up with its first request, other heavy parts if they were asked for.
     *
     * @throws IllegalArgumentException if IAM would not take one of the policies
     * @throws IllegalStateException if a part was asked for whose dependency is missing, with its name
     * @throws java.io.UncheckedIOException if there is no free port, or the token file cannot be written
     */
    @Override
    public synchronized NxopSandbox start() {
        if (running == null) {
            running = new World(settings);
        }
        return this;
    }

    /** Ends the world, if it is running: no thread and no file is left. */
    @Override
    public synchronized void close() {
        World world = running;
        running = null;
        if (world != null) {
            world.close();
        }
    }

    private synchronized World world() {
        if (running == null) {
            throw new IllegalStateException(
                    "The sandbox is not running: call start() first, or register it as a JUnit extension.");
        }
        return running;
    }

    /** Exactly the variables that the pod would see, in a readable order. */
    public Map<String, String> environment() {
        return world().environment();
    }

    public URI uri(Endpoint endpoint) {
        return world().front(endpoint).uri();
    }

    /** How many requests came in at this endpoint so far, those that met a fault included. */
    public int requests(Endpoint endpoint) {
        return world().front(endpoint).requests();
    }

    /** What goes wrong at this endpoint. */
    public EndpointFaults faults(Endpoint endpoint) {
        return new EndpointFaults(() -> world().front(endpoint));
    }

    /** The time by which everything here lives: tokens, sessions, signatures. */
    public SandboxClock clock() {
        return world().clock;
    }

    /** The ARN of the role in the NXOP account. */
    public String targetRole() {
        return settings.targetRole();
    }

    public SandboxPod pod() {
        return new SandboxPod(settings, this::world);
    }

    /** The pod's projected token. */
    public SandboxToken token() {
        return new SandboxToken(this::world);
    }

    /** Who may assume the two roles. */
    public RolePolicies trustPolicies() {
        return new RolePolicies(settings, (role, json) -> world().replaceTrustPolicy(role, json));
    }

    /** What the two roles may do. */
    public RolePolicies permissions() {
        return new RolePolicies(settings, (role, json) -> world().replacePermissions(role, json));
    }

    public SandboxSts sts() {
        return new StsOfWorld(this::world);
    }

    /** Which policies have a say beside those of the roles. */
    public SandboxOrganization organization() {
        return new SandboxOrganization(settings, change -> world().organize(change));
    }

    public SandboxS3 s3() {
        return new SandboxS3(settings, this::world);
    }

    /** MSK; an {@link IllegalStateException} without {@link Part#MSK}. */
    public SandboxMsk msk() {
        return World.wanted(world().msk, "MSK", "with(Part.MSK)");
    }

    /** DocumentDB; an {@link IllegalStateException} without {@link Part#DOCDB}. */
    public SandboxDocumentDb docdb() {
        return World.wanted(world().docdb, "DocumentDB", "with(Part.DOCDB)");
    }

    /** kube2iam; an {@link IllegalStateException} without {@link PodSource#KUBE2IAM}. */
    public SandboxKube2iam kube2iam() {
        return World.wanted(world().kube2iam, "kube2iam", "source(PodSource.KUBE2IAM)");
    }

    /** Vault and the file that its agent renders; an {@link IllegalStateException} without {@link PodSource#VAULT_FILE}. */
    public SandboxVault vault() {
        return World.wanted(world().vault, "Vault", "source(PodSource.VAULT_FILE)");
    }

    @Override
    public String toString() {
        return "NxopSandbox of " + settings.namespace() + "/" + settings.serviceAccount();
    }
}
