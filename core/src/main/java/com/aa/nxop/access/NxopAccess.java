package com.aa.nxop.access;

import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.HeaderLog;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Access to the NXOP account: one STS session, kept fresh, shared by every client made from it. Thread-safe.
 *
 * <pre>{@code
 * try (NxopAccess nxop = NxopAccess.fromEnvironment()) {
 *     S3Client s3 = NxopS3.client(nxop);
 *     SsmClient ssm = nxop.configure(SsmClient.builder()).build();
 * }
 * }</pre>
 *
 * <p>Nothing is called until credentials are first asked for. From then on daemon threads refresh the session ahead of its end:
 * one timer, and one for the time of each attempt.
 * Close it after the clients that use it.
 */
public final class NxopAccess implements AutoCloseable {
    private static final OpenAccesses OPEN = new OpenAccesses();
    private static final AtomicLong MADE = new AtomicLong();
    private static @Nullable NxopAccess shared; // guarded by the class

    private final AccessParts parts;
    private final NxopConfig config;
    private final String handle = "nxop-access-" + MADE.incrementAndGet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private NxopAccess(AccessParts parts) {
        HeaderLog.keepSecrets();
        this.parts = parts;
        this.config = new NxopConfig(parts.settings());
    }

    /**
     * As variables and system properties say.
     *
     * @throws AccessException naming every setting that is missing or wrong
     */
    public static NxopAccess fromEnvironment() {
        return of(NxopConfig.fromEnvironment());
    }

    /**
     * As this configuration says.
     *
     * @throws AccessException if the machine's profile files are broken: the AWS SDK parses them whenever it builds a client
     */
    public static NxopAccess of(NxopConfig config) {
        return builder().config(config).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The one access of this process for what its environment says: for places that can hand over nothing but properties. It is an open access
     * that the application has made with a configuration to the same effect, so that both share one session; otherwise one that is made
     * here. After it was closed, the next call finds or makes another. Close it only if the process needs it no longer.
     *
     * @throws AccessException naming every setting that is missing or wrong
     */
    public static synchronized NxopAccess shared() {
        NxopAccess own = shared;
        if (own != null && !own.isClosed()) {
            return own;
        }
        NxopConfig config = NxopConfig.fromEnvironment();
        // One that was found is not kept: it is the application's.
        return OPEN.with(config).orElseGet(() -> shared = shared(config));
    }

    /**
     * An access for one more user of this configuration: for clients that are made from text, each with an access of its own to close. All accesses
     * for configurations of the same effect share one session. It may be that of an access which the application has made. Otherwise the first
     * user begins it, and it ends seconds after the last user's close.
     *
     * @throws AccessException if the machine's profile files are broken: the AWS SDK parses them whenever it builds a client
     */
    public static synchronized NxopAccess shared(NxopConfig config) {
        return open(
                OPEN.joined(config, false).orElseGet(() -> AccessParts.of(config.settings(), Optional.empty(), true)));
    }

    /** A session of its own, unless clients of text have begun one. */
    private static synchronized NxopAccess open(NxopConfig config, Optional<SdkHttpClient> httpClient) {
        Optional<AccessParts> begun = httpClient.isPresent() ? Optional.empty() : OPEN.joined(config, true);
        return open(begun.orElseGet(() -> AccessParts.of(config.settings(), httpClient)));
    }

    /**
     * A text by which a client of this JVM finds this access as long as it is open, where a framework hands over nothing but text:
     * {@code IAMLoginModule required nxopAccess="…";}.
     */
    public String handle() {
        return handle;
    }

    /**
     * A share, for one more user, in the session of the open access with this {@link #handle}.
     *
     * @throws AccessException if no access with this handle is open
     */
    public static NxopAccess shared(String handle) {
        return open(OPEN.joined(handle)
                .orElseThrow(() -> new AccessException(
                        CoreFinding.SESSION_CLOSED,
                        "No NxopAccess with the handle " + ForeignText.line(handle) + " is open in this JVM.",
                        "Make the client before you close the access, and take the handle from NxopAccess.handle().")));
    }

    private static NxopAccess open(AccessParts parts) {
        NxopAccess access = new NxopAccess(parts);
        OPEN.add(access);
        return access;
    }

    /**
     * The session's credentials, for any AWS client. Answers at once while the session is valid; throws {@link AccessException} if
     * there is none and none can be had.
     */
    public AwsCredentialsProvider credentialsProvider() {
        return parts.session();
    }

    /** The region of the NXOP resources. */
    public Region region() {
        return config.region();
    }

    public NxopConfig config() {
        return config;
    }

    /**
     * Sets credentials and region of any AWS client's builder, and nothing else: its HTTP client, proxy and defaults mode stay the caller's.
     *
     * @throws AccessException if the machine's profile files are broken: the AWS SDK parses them whenever it builds a client
     */
    public <B extends AwsClientBuilder<B, C>, C> B configure(B builder) {
        ControlPlane.checkProfileFiles();
        return builder.credentialsProvider(parts.session()).region(config.region());
    }

    /**
     * Discards the session that a service rejected as unknown or expired before its time. For example, somebody deleted a role and made it
     * again: its old sessions have no rights until they expire. The SDK gets the next session immediately; a caller that asks meanwhile waits
     * for it. For a refusal that the next session would meet too, such as missing permissions, this is of no use.
     *
     * <p>Any number of clients may report the same key: the first report discards the session, the others find that it is gone. At most one
     * session is discarded in 15 seconds; a report that comes sooner changes nothing.
     *
     * @param accessKeyId of the credentials that were rejected, so that a session fetched since is not discarded in their place
     * @return whether the session was discarded; it is not handed out any more then
     */
    public boolean invalidate(String accessKeyId) {
        return parts.session().invalidate(accessKeyId);
    }

    /**
     * How the session is now: whether there is one, how long it lasts, and why the last attempt to get one failed. Quick enough for a probe
     * or a metric: it waits for nothing, and neither asks AWS nor leads to it being asked.
     */
    public SessionStatus status() {
        return isClosed() ? parts.session().status().closed() : parts.session().status();
    }

    /**
     * Has the listener told what becomes of the session from now on, until the close; what was before is not told, see {@link #status}.
     * At any time, from any thread. {@link SessionListener} says on which thread, in which order and at what cost it is called.
     */
    public void addListener(SessionListener listener) {
        parts.session().addListener(config.role(), listener);
    }

    /**
     * As {@link #addListener}, for a listener that counts: it is told at once, on this thread, the last hundred events that there were before.
     * It should not throw: others that count would miss the event.
     */
    public void addCountingListener(SessionListener listener) {
        parts.past().tell(listener::on);
    }

    /** For adapters and the Doctor: what they need of this access beside its credentials. Applications do not need it. */
    public AdapterContext adapterContext() {
        return parts;
    }

    /**
     * For the Doctor: an access to the parts of another one. Applications do not need it.
     *
     * @param context made from that of another access
     */
    public static NxopAccess of(AdapterContext context) {
        return new NxopAccess((AccessParts) context);
    }

    /**
     * Ends the refreshes, and drops the session: nothing here holds it any more. Clients that are still open fail when they next need
     * credentials; what they hold already is theirs, and ends with its time. Where clients made from text share the session, it lives on until
     * they are closed, too. May be called more than once.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.leave(() -> OPEN.remove(this));
        }
    }

    boolean isClosed() {
        return closed.get();
    }

    AccessParts parts() {
        return parts;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "NxopAccess[" + config.role() + ", source " + config.source().id() + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private @Nullable NxopConfig config;
        private @Nullable SdkHttpClient httpClient;
        private final List<SessionListener> listeners = new ArrayList<>();

        private Builder() {}

        /** The environment's, if not set. */
        public Builder config(NxopConfig value) {
            this.config = value;
            return this;
        }

        /** The HTTP client for STS, in place of the small one that the SDK brings; it stays yours to close. */
        public Builder httpClient(SdkHttpClient value) {
            this.httpClient = value;
            return this;
        }

        /** Adds one, as {@link NxopAccess#addListener} does. */
        public Builder listener(SessionListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Calls nothing yet.
         *
         * @throws AccessException naming every setting that is missing or wrong, if no configuration was given; or if the machine's
         *     profile files are broken, which the AWS SDK parses whenever it builds a client
         */
        public NxopAccess build() {
            NxopConfig known = config == null ? NxopConfig.fromEnvironment() : config;
            NxopAccess access = open(known, Optional.ofNullable(httpClient));
            listeners.forEach(access::addListener);
            return access;
        }
    }
}
