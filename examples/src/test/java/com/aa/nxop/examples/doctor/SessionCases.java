package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings that STS does not take for the session in the NXOP account. */
final class SessionCases {
    private static final String HERE = "assume-role";

    /** For the pod's own role. */
    private static final String NAMING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*",
             "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]}}
            """;

    private static final String ALREADY_SET = """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ValidationError</Code>
            <Message>The source identity is already set for this assume role session</Message></Error></ErrorResponse>
            """;

    private SessionCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "`NXOP_SESSION_TAG_MODE=pass`, and EKS tags the session already",
                                pod -> pod.set("NXOP_SESSION_TAG_MODE", "pass"))
                        .finds(HERE, "tag-conflict", "Set NXOP_SESSION_TAG_MODE=inherit (or auto)")
                        .mendedBy((pod, said) ->
                                pod.set("NXOP_SESSION_TAG_MODE", said.copied("NXOP_SESSION_TAG_MODE=(\\w+)"))),
                wrong("`NXOP_SESSION_TAG_MODE=inherit`, and session tags are disabled on the association", pod -> {
                            pod.set("NXOP_SESSION_TAG_MODE", "inherit");
                            pod.set("NXOP_CLUSTER_ARN", pod.sandbox().pod().clusterArn());
                        })
                        .in(world -> world.pod(pod -> pod.sessionTags(false)))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "If session tags are disabled on the Pod Identity association, the session inherits no tags:"
                                        + " set NXOP_SESSION_TAG_MODE=pass.")
                        .mendedBy((pod, said) ->
                                pod.set("NXOP_SESSION_TAG_MODE", said.copied("NXOP_SESSION_TAG_MODE=(\\w+)"))),
                wrong(
                                "`NXOP_SESSION_TAG_MODE=none`, and the trust policy asks for tags",
                                pod -> pod.set("NXOP_SESSION_TAG_MODE", "none"))
                        .in(world -> world.source(PodSource.WEB_IDENTITY))
                        .finds(HERE, "assume-role-refused", "no tags", "by NXOP_SESSION_TAG_MODE=none")
                        .mendedBy(pod -> pod.unset("NXOP_SESSION_TAG_MODE")),
                wrong(
                                "own tags do not fit beside those of Pod Identity",
                                pod -> pod.set(
                                        "NXOP_SESSION_TAGS",
                                        IntStream.range(0, 10)
                                                .mapToObj(number -> "note-" + number + "=" + "x".repeat(250))
                                                .collect(Collectors.joining(","))))
                        .finds(HERE, "tags-too-large", "Shorten NXOP_SESSION_TAGS")
                        .mendedBy(pod -> pod.set("NXOP_SESSION_TAGS", "cost-center=1234")),
                wrong(
                                "`NXOP_SOURCE_IDENTITY` is set, and the trust policy does not allow `sts:SetSourceIdentity`",
                                pod -> pod.set("NXOP_SOURCE_IDENTITY", "{namespace}.{service-account}"))
                        .in(world -> world.permissions(permissions -> permissions.pod(NAMING)))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "because NXOP_SOURCE_IDENTITY sets a source identity. In the trust policy, give this action a"
                                        + " statement of its own",
                                "sts:SourceIdentity = fxip-ms-dev.example-app")
                        .mendedBy((pod, said) -> pod.sandbox().trustPolicies().replaceTarget(said.trustStatement())),
                wrong(
                                "the same, and the policy of the pod's own role forgets it, too",
                                pod -> pod.set("NXOP_SOURCE_IDENTITY", "namespace"))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "The trust policy of arn:aws:iam::178549792225:role/example-role and the policy of the pod's"
                                        + " own role must both allow it")
                        .mendedBy((pod, said) -> {
                            pod.sandbox().permissions().replacePod(NAMING);
                            pod.sandbox().trustPolicies().replaceTarget(said.trustStatement());
                        }),
                wrong("`NXOP_SOURCE_IDENTITY` is another than the pod's own session has", pod -> {
                            pod.set("NXOP_SOURCE_IDENTITY", "crew-app");
                            pod.sandbox()
                                    .faults(Endpoint.STS)
                                    .inject(Fault.latency(Duration.ZERO).times(1));
                            pod.sandbox()
                                    .faults(Endpoint.STS)
                                    .inject(Fault.status(400, ALREADY_SET).times(1));
                        })
                        .finds(
                                HERE,
                                "source-identity-conflict",
                                "Leave NXOP_SOURCE_IDENTITY out: then the session inherits the source identity of the pod's"
                                        + " own session.")
                        .mendedBy(pod -> pod.unset("NXOP_SOURCE_IDENTITY")),
                wrong(
                                "the session policy has a principal",
                                pod -> pod.set(
                                        "NXOP_SESSION_POLICY_FILE",
                                        pod.file("policy.json", policy("\"Principal\": \"*\", "))))
                        .finds(
                                HERE,
                                "session-policy-refused",
                                "Correct the policy in NXOP_SESSION_POLICY_FILE: it must be an IAM policy without Principal.")
                        .mendedBy(pod -> pod.file("policy.json", policy(""))));
    }

    private static String policy(String principal) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", %s"Action": "*", "Resource": "*"}}
                """.formatted(principal);
    }
}
