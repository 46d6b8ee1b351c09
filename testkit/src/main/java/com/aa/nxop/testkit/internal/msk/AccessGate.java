package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.SandboxMsk;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.RequestKeys;
import com.aa.nxop.testkit.internal.sigv4.IssuedCredentials;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Decides who may connect to the broker, and what they may do there. Knows nothing of Kafka. Thread-safe. */
final class AccessGate {
    static final String IAM = "AWS_MSK_IAM";
    static final String TOKEN = "OAUTHBEARER";

    private static final String CONNECT = "kafka-cluster:Connect";
    /** Kafka does not tell a SASL server who connects, and the broker listens on this address alone. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final Duration MINIMUM = Duration.ofSeconds(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final MskCluster cluster;
    private final List<String> hosts;
    private final InstantSource clock;
    private final SignatureCheck<MskSession> signatures;
    private final MskRecords records;
    private final Map<String, MskSession> admitted = new ConcurrentHashMap<>();

    AccessGate(MskCluster cluster, IssuedCredentials<MskSession> sessions, InstantSource clock, MskRecords records) {
        this.cluster = cluster;
        this.hosts = List.of("localhost", "127.0.0.1", "kafka." + cluster.region() + ".amazonaws.com");
        this.clock = clock;
        this.signatures = SignatureCheck.of("kafka-cluster", sessions, clock).inRegions(Set.of(cluster.region()));
        this.records = records;
    }

    MskCluster cluster() {
        return cluster;
    }

    /**
     * Whether a session may do this now.
     *
     * @param address of the client, as in {@code aws:SourceIp}
     */
    boolean allows(MskSession session, String action, String resource, String address) {
        return Permissions.allows(
                session,
                action,
                resource,
                RequestKeys.at(clock.instant())
                        .with("aws:SourceIp", address)
                        .with("aws:RequestedRegion", cluster.region()));
    }

    /** With the payload of {@code AWS_MSK_IAM}: for as long as the credentials last. */
    Admission admitPayload(byte[] payload) throws LoginRefusedException {
        try {
            PresignedLogin presigned = PayloadReader.read(payload);
            MskSession session = verified(presigned);
            return admit(IAM, session, session.expiresAt());
        } catch (UnacceptableProperty e) {
            throw refused(IAM, e);
        }
    }

    /** With the token of {@code OAUTHBEARER}: for as long as both the token and the credentials last. */
    Admission admitToken(String token) throws LoginRefusedException {
        try {
            PresignedLogin presigned = TokenReader.read(token);
            MskSession session = verified(presigned);
            Instant until = presigned.signedUntil();
            return admit(TOKEN, session, until.isBefore(session.expiresAt()) ? until : session.expiresAt());
        } catch (UnacceptableProperty e) {
            throw refused(TOKEN, e);
        }
    }

    private MskSession verified(PresignedLogin presigned) throws UnacceptableProperty {
        if (!hosts.contains(presigned.host())) {
            throw new UnacceptableProperty(
                    "Signed for the host \"" + presigned.host() + "\", not for one of " + hosts + ".");
        }
        if (!presigned.get("Action").equals(CONNECT)) {
            throw new UnacceptableProperty(
                    "The action is not " + CONNECT + " but \"" + presigned.get("Action") + "\".");
        }
        if (!presigned.get("X-Amz-SignedHeaders").equals("host")) {
            throw new UnacceptableProperty(
                    "The signed headers are not \"host\" but \"" + presigned.get("X-Amz-SignedHeaders") + "\".");
        }
        MskSession session;
        try {
            session = signatures.verify(presigned.call());
        } catch (SignatureRefusal e) {
            throw new UnacceptableProperty(e.reason() + ": " + e.text());
        }
        if (presigned.signedAt().isAfter(clock.instant().plus(SKEW))) {
            throw new UnacceptableProperty("Signed at " + presigned.signedAt() + ", which is more than "
                    + SKEW.toMinutes() + " minutes ahead of " + clock.instant() + ".");
        }
        return session;
    }

    private Admission admit(String mechanism, MskSession session, Instant until) throws UnacceptableProperty {
        if (!allows(session, CONNECT, cluster.arn(), LOOPBACK)) {
            throw new UnacceptableProperty(
                    session.arn() + " is not authorized to perform: " + CONNECT + " on resource: " + cluster.arn());
        }
        Instant now = clock.instant();
        Duration remaining = Duration.between(now, until);
        if (remaining.compareTo(MINIMUM) < 0) {
            throw UnacceptableProperty.tooShort(session.arn() + " has only " + remaining.toMillis()
                    + " ms left, and a session lasts at least " + MINIMUM.toMillis() + " ms.");
        }
        admitted.put(session.accessKeyId(), session);
        return new Admission(session, mechanism, now, remaining);
    }

    private LoginRefusedException refused(String mechanism, UnacceptableProperty e) {
        String text = "[" + UUID.randomUUID() + "]: " + (e.tooShort ? "Session too short" : "Access denied");
        records.add(new SandboxMsk.Refusal(clock.instant(), mechanism, text, e.why()));
        return new LoginRefusedException(text);
    }

    /** Once for each admission, when the broker takes it up. */
    void record(Admission admission, boolean reauthentication) {
        records.add(admission.login(reauthentication));
    }

    /** Of somebody who was let in before. */
    MskSession admitted(String accessKeyId) {
        MskSession session = admitted.get(accessKeyId);
        if (session == null) {
            throw new IllegalStateException("The broker let no client in with the access key " + accessKeyId + ".");
        }
        return session;
    }
}
