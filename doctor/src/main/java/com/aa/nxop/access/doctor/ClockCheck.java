package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.io.BoundedHttpCall;
import com.aa.nxop.access.internal.io.HttpLimits;
import com.aa.nxop.access.internal.io.HttpRequest;
import com.aa.nxop.access.internal.io.TlsTrust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at the clock of the pod's node: by the time of STS's answers, else of what answers on the node, which needs no token to say it. */
record ClockCheck(AccessParts parts, Deadline deadline) {
    private static final String ABOUT = "clock of the pod's node";
    /** What a wrong clock alone may lead to. */
    private static final Set<String> OF_TIME = Set.of(
            "msk-login-refused",
            "docdb-login-refused",
            "clock-skew",
            "session-refused",
            "token-expired",
            "source-expired");

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int LARGEST_ANSWER = 64 * 1024;

    /** The clock as a check: it failed if anything else has. */
    static Check of(String wrong, List<Check> others) {
        if (others.stream().noneMatch(Check::isFailed)) {
            return Check.ok(
                    DiagnosisStage.WORKLOAD.id(),
                    ABOUT,
                    wrong,
                    "The AWS SDK corrects the time of its own calls. MSK and DocumentDB refuse logins with a wrong time.");
        }
        return Check.failed(
                DiagnosisStage.WORKLOAD.id(),
                ABOUT,
                new AccessException(
                        CoreFinding.CLOCK_SKEW,
                        wrong,
                        "Correct the clock of the pod's node (chrony), then run the Doctor again."),
                "MSK and DocumentDB refuse logins with a wrong time. Tokens and credentials may look expired.");
    }

    /** A failure that a wrong clock explains says nothing about policies, users or tokens. */
    static Check withoutBlame(Check check) {
        return check.isFailed() && check.finding().filter(OF_TIME::contains).isPresent()
                ? Check.skipped(
                        check.stage(),
                        check.about(),
                        "no verdict while the clock is wrong; now it failed: " + check.seen())
                : check;
    }

    /** What is wrong; empty if nothing is, or nobody has said the time. */
    Optional<String> wrong() {
        if (!parts.clock().isKnown()) {
            onNode(parts.settings().source()).ifPresent(this::ask);
        }
        return parts.clock().said();
    }

    /** What answers on the pod's node. */
    private static Optional<URI> onNode(SourceSettings source) {
        return switch (source.kind()) {
            case POD_IDENTITY -> Optional.of(((SourceSettings.PodIdentity) source).endpoint());
            case KUBE2IAM -> Optional.of(((SourceSettings.Kube2Iam) source).endpoint());
            case WEB_IDENTITY, VAULT_FILE, AWS_DEFAULT -> Optional.empty();
        };
    }

    private void ask(URI agent) {
        Duration limit = deadline.left().compareTo(LONGEST) < 0 ? deadline.left() : LONGEST;
        if (limit.isZero()) {
            return;
        }
        HttpLimits limits = new HttpLimits(limit, limit, System.nanoTime() + limit.toNanos(), LARGEST_ANSWER);
        try {
            new BoundedHttpCall(HttpRequest.of("GET", agent, Map.of()), limits, TlsTrust.ofJdk(), Optional.empty())
                    .run()
                    .headers()
                    .forEach((name, values) -> {
                        if (name.equalsIgnoreCase("Date")) {
                            values.forEach(parts.clock()::saw);
                        }
                    });
        } catch (IOException e) {
            // Nobody has said the time. Why the agent does not answer is another check's matter.
        }
    }
}
