package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.PodSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings that STS does not take for the session in the NXOP account. */
final class SessionCases {
    private static final String HERE = "assume-role";

    private SessionCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "`NXOP_SESSION_TAG_MODE=pass`, and EKS tags the session already",
                                pod -> pod.set("NXOP_SESSION_TAG_MODE", "pass"))
                        .finds(HERE, "tag-conflict", "set NXOP_SESSION_TAG_MODE=inherit (or auto)")
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
                                "If session tags are disabled on the Pod Identity association, nothing is inherited: set NXOP_SESSION_TAG_MODE=pass.")
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
