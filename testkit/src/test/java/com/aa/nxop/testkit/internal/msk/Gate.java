package com.aa.nxop.testkit.internal.msk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A gate with one session, and a clock that can be moved. */
final class Gate {
    static final String ALL = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}]}
            """;
    static final MskCluster CLUSTER = new MskCluster("us-east-1", "178549792225");

    final Map<String, MskSession> sessions = new ConcurrentHashMap<>();
    final MskRecords records = new MskRecords();
    final MskSession session;
    final AccessGate gate;

    /** How far the gate's clock is ahead of that by which the client signs. */
    Duration ahead = Duration.ZERO;

    Gate() {
        this(Duration.ofHours(1), ALL, null);
    }

    Gate(Duration lifetime, String permissions, @Nullable String sessionPolicy) {
        session = session("ASIAEXAMPLEEXAMPLE01", lifetime, permissions, sessionPolicy);
        sessions.put(session.accessKeyId(), session);
        gate = new AccessGate(CLUSTER, key -> Optional.ofNullable(sessions.get(key)), clock(), records);
    }

    private InstantSource clock() {
        return () -> Instant.now().plus(ahead);
    }

    static MskSession session(String key, Duration lifetime, String permissions, @Nullable String sessionPolicy) {
        return new MskSession(
                key,
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "token/with+odd=characters",
                Instant.now().plus(lifetime),
                "arn:aws:sts::178549792225:assumed-role/example-role/pod",
                "arn:aws:iam::178549792225:role/example-role",
                "178549792225",
                "AROAEXAMPLEEXAMPLE001:pod",
                Map.of(),
                Map.of(),
                permissions,
                sessionPolicy,
                null,
                null);
    }

    AwsSessionCredentials credentials() {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    String payload() {
        return StockSigner.in("us-east-1").payload(credentials());
    }

    String url() {
        return StockSigner.in("us-east-1").url(credentials());
    }

    /** Why it was refused last; empty where it was not. */
    String why() {
        return records.refusals().isEmpty()
                ? ""
                : records.refusals().get(records.refusals().size() - 1).why();
    }
}
