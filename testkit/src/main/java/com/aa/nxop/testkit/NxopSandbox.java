package com.aa.nxop.testkit;

import com.aa.nxop.testkit.account.AccountSession;
import com.aa.nxop.testkit.account.Role;
import com.aa.nxop.testkit.docdb.DocumentDb;
import com.aa.nxop.testkit.http.Fault;
import com.aa.nxop.testkit.http.HttpFront;
import com.aa.nxop.testkit.iam.MalformedPolicy;
import com.aa.nxop.testkit.kube2iam.Kube2iam;
import com.aa.nxop.testkit.msk.Msk;
import com.aa.nxop.testkit.sts.StsCall;
import com.aa.nxop.testkit.vault.VaultAgent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A KPaaS cluster with one pod, and an NXOP account, in this JVM: what gives the pod its first credentials, STS, S3 and SSM on loopback ports that verify
 * signatures, tokens and trust policies and refuse as AWS does. For tests and demonstrations only: it keeps nobody out who can
 * reach the loopback interface, and its credentials open nothing else.
 *
 * <p>Use it directly ({@link #start()}, {@link #close()}) or as a JUnit extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NxopSandbox sandbox = NxopSandbox.builder().build();
 * }</pre>
 *
 * <p>Thread-safe. Members that concern the running world throw {@link IllegalStateException} before {@link #start()} and after
 * {@link #close()}. A closed sandbox can be started again: as a new world.
 */
public final class NxopSandbox implements AutoCloseable, BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private final SandboxSettings settings;
    private @Nullable World running;
    private int testClasses;

    NxopSandbox(SandboxSettings settings) {
        this.settings = settings;
    }

    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /**
     * Starts the world, if it is not running. S3 comes up with its first request, other heavy parts if they were asked for.
     *
     * @throws MalformedPolicy if one of the policies is none
     * @throws IllegalStateException if a part was asked for whose dependency is missing, with its name
     * @throws java.io.UncheckedIOException if there is no free port, or the token file cannot be written
     */
    public synchronized NxopSandbox start() {
        if (running == null) {
            running = new World(settings, HttpFront::start);
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
        World world = world();
        return PodEnvironment.of(settings, world.cluster, world.credentialFile(), this::uri, world.msk, world.docdb);
    }

    public URI uri(Endpoint endpoint) {
        return world().front(endpoint).uri();
    }

    /** The time by which everything here lives: tokens, sessions, signatures. */
    public SandboxClock clock() {
        return world().clock;
    }

    public String clusterArn() {
        return world().cluster.arn();
    }

    /** The role in the KPaaS account. */
    public String podRole() {
        return settings.podRole();
    }

    /** The role in the NXOP account. */
    public String targetRole() {
        return settings.targetRole();
    }

    // The handles

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

    /** What goes wrong at that endpoint. */
    public EndpointFaults faults(Endpoint endpoint) {
        return new EndpointFaults(() -> world().front(endpoint));
    }

    public SandboxSts sts() {
        return new SandboxSts(this::world);
    }

    public SandboxS3 s3() {
        return new SandboxS3(settings, this::world);
    }

    /** DocumentDB. */
    public DocumentDb docdb() {
        return documentDb();
    }

    /**
     * MSK: where it is and who came.
     *
     * @throws IllegalStateException if it was not asked for
     */
    public Msk msk() {
        Msk msk = world().msk;
        if (msk == null) {
            throw new IllegalStateException(
                    "The sandbox has no MSK: ask for it with NxopSandbox.builder().with(Part.MSK).");
        }
        return msk;
    }

    /**
     * DocumentDB: where it is, who came, who may, and what goes wrong there.
     *
     * @throws IllegalStateException if it was not asked for
     */
    public DocumentDb documentDb() {
        DocumentDb docdb = world().docdb;
        if (docdb == null) {
            throw new IllegalStateException(
                    "The sandbox has no DocumentDB: ask for it with NxopSandbox.builder().with(Part.DOCDB).");
        }
        return docdb;
    }

    /**
     * kube2iam: the annotations and what goes wrong.
     *
     * @throws IllegalStateException if the pod does not get its credentials there
     */
    public Kube2iam kube2iam() {
        Kube2iam kube2iam = world().kube2iam;
        if (kube2iam == null) {
            throw new IllegalStateException(
                    "The sandbox has no kube2iam: ask for it with NxopSandbox.builder().source(PodSource.KUBE2IAM).");
        }
        return kube2iam;
    }

    /**
     * Vault and the file that its agent renders.
     *
     * @throws IllegalStateException if the pod does not get its credentials there
     */
    public VaultAgent vault() {
        VaultAgent vault = world().vault;
        if (vault == null) {
            throw new IllegalStateException(
                    "The sandbox has no Vault: ask for it with NxopSandbox.builder().source(PodSource.VAULT_FILE).");
        }
        return vault;
    }

    // What has happened

    /** All AssumeRole, AssumeRoleWithWebIdentity and GetCallerIdentity calls that STS answered, those by EKS included. */
    public List<StsCall> stsCalls() {
        return world().sts.calls();
    }

    /** The session behind an access key, with its role, tags and expiry. */
    public Optional<AccountSession> session(String accessKeyId) {
        return world().sessions.find(accessKeyId);
    }

    /**
     * Has STS issue a session of any role of any account, whatever its trust policy says, as if somebody other than the pod had it: a node, a
     * person, another account. A role that this world does not have yet is made, and may assume whatever trusts it.
     *
     * @param sessionName for a node the id of its instance, for example {@code i-0a1b2c3d4e5f60718}
     */
    public AccountSession issueSession(String roleArn, String sessionName) {
        return world().issue(roleArn, sessionName);
    }

    /** How many requests came in at this endpoint so far, those that met a fault included. */
    public int requests(Endpoint endpoint) {
        return world().front(endpoint).requests();
    }

    // What goes wrong

    /** From now on this goes wrong at that endpoint; behind the faults that wait there already. */
    public void inject(Endpoint endpoint, Fault fault) {
        world().front(endpoint).inject(fault);
    }

    /** Ends all faults at that endpoint, also for requests that hang in one. */
    public void clear(Endpoint endpoint) {
        world().front(endpoint).clear();
    }

    // The pod's token

    /** What the pod finds in its environment, if it has a token: a link that stays while the token behind it changes. */
    public Path tokenFile() {
        return world().token.path();
    }

    /** Replaces the token by a fresh one, as kubelet does. */
    public void rotateToken() {
        World world = world();
        world.token.write(world.issueToken(world.clock.instant()));
    }

    /** Replaces the token by one that expired a minute ago, as if kubelet had stopped. */
    public void expireToken() {
        World world = world();
        Duration age = World.TOKEN_LIFETIME.plusMinutes(1);
        world.token.write(world.issueToken(world.clock.instant().minus(age)));
    }

    /** Puts anything in the token's place. */
    public void writeToken(String content) {
        world().token.write(content);
    }

    /** A token for the pod that is in no file. */
    public String issueToken(String audience, Duration lifetime) {
        World world = world();
        return world.issuer.issue(world.pod, audience, lifetime);
    }

    /** The cluster signs with a new key from now on; tokens signed with the old one stay valid. */
    public void rotateSigningKey() {
        world().issuer.rotateKey();
    }

    /** Tokens signed before the last rotation are no longer valid. */
    public void withdrawOldSigningKeys() {
        world().issuer.withdrawOldKeys();
    }

    // What IAM and EKS know

    /**
     * Replaces the target role's trust policy, for later calls of STS.
     *
     * @throws MalformedPolicy if it is none
     */
    public void replaceTrustPolicy(String json) {
        Role target = role(settings.targetRole());
        world().put(target.arn(), json, target.identityPolicy());
    }

    /**
     * Replaces what the pod's role may do, and restarts the agent. Sessions issued before keep what they had; on AWS they would not.
     *
     * @throws MalformedPolicy if it is none
     */
    public void replaceIdentityPolicy(String json) {
        Role pod = role(settings.podRole());
        world().put(pod.arn(), pod.trustPolicy(), json);
        restartAgent();
    }

    /**
     * Replaces the trust policy of the pod's role, and restarts what stands between it and the pod.
     *
     * @throws MalformedPolicy if it is none
     */
    public void replacePodTrustPolicy(String json) {
        World world = world();
        Role pod = role(settings.podRole());
        world.put(pod.arn(), json, pod.identityPolicy());
        restartAgent();
        if (world.kube2iam != null) {
            world.kube2iam.clearCache();
        }
    }

    /**
     * Replaces what the target role may do. Sessions issued before keep what they had; on AWS they would not.
     *
     * @throws MalformedPolicy if it is none
     */
    public void replaceTargetPermissions(String json) {
        Role target = role(settings.targetRole());
        world().put(target.arn(), target.trustPolicy(), json);
    }

    private Role role(String arn) {
        return world().roles.find(arn).orElseThrow();
    }

    /** Ends all sessions of a role at once, as if it had been deleted and made again. */
    public void endSessions(String roleArn) {
        world().sessions.endAllOf(roleArn);
    }

    /** Deletes the pod's association. The agent serves what it has cached until it is restarted, as on EKS. */
    public void removeAssociation() {
        world().eksAuth.dissociate(settings.namespace(), settings.serviceAccount());
    }

    /** Undoes {@link #removeAssociation()}. */
    public void restoreAssociation() {
        World world = world();
        world.eksAuth.associate(world.association());
    }

    /** The agent forgets what it has cached. */
    public void restartAgent() {
        world().agent.forget();
    }

    // As a JUnit extension

    /** Called by JUnit, also for nested test classes, which share the world. */
    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        start();
        testClasses++;
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        testClasses--;
        if (testClasses == 0) {
            close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NxopSandbox.class;
    }

    @Override
    public NxopSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    @Override
    public String toString() {
        return "NxopSandbox of " + settings.namespace() + "/" + settings.serviceAccount();
    }
}
