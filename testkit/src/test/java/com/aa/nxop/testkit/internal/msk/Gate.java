package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.internal.account.AccountSession;
import com.aa.nxop.testkit.internal.account.Role;
import com.aa.nxop.testkit.internal.account.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A gate with one session, and a clock that can be moved. */
final class Gate {
    static final String ALL = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}]}
            """;
    static final MskCluster CLUSTER = new MskCluster("us-east-1", "178549792225");

    final Sessions sessions = new Sessions();
    final MskRecords records = new MskRecords();
    final AccountSession session;
    final AccessGate gate;

    /** How far the gate's clock is ahead of that by which the client signs. */
    Duration ahead = Duration.ZERO;

    Gate() {
        this(Duration.ofHours(1), ALL, null);
    }

    Gate(Duration lifetime, String permissions, @Nullable String sessionPolicy) {
        session = session("ASIAEXAMPLEEXAMPLE01", lifetime, permissions, sessionPolicy);
        sessions.add(session);
        gate = new AccessGate(CLUSTER, sessions, clock(), records);
    }

    private InstantSource clock() {
        return () -> Instant.now().plus(ahead);
    }

    static AccountSession session(String key, Duration lifetime, String permissions, @Nullable String sessionPolicy) {
        return new AccountSession(
                key,
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "token/with+odd=characters",
                Role.of("arn:aws:iam::178549792225:role/example-role", "{}", permissions),
                "pod",
                Map.of(),
                Set.of(),
                Instant.now().plus(lifetime),
                sessionPolicy);
    }

    AwsSessionCredentials credentials() {
        return StockSigner.of(session);
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
