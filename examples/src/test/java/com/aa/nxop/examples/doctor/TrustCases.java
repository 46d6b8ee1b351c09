package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.PodSource;
import java.util.List;

/** Policies that keep the pod out of the NXOP role. */
final class TrustCases {
    private static final String HERE = "assume-role";

    private TrustCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "the trust policy names another namespace",
                                pod -> trust(
                                        pod, "StringEquals", "aws:RequestTag/kubernetes-namespace", "other-namespace"))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "Compare the conditions in the trust policy of arn:aws:iam::178549792225:role/example-role with what this pod sent:",
                                "aws:RequestTag/kubernetes-namespace = fxip-ms-dev (inherited)")
                        .mendedBy(TrustCases::asPrinted),
                wrong(
                                "the trust policy names another service account",
                                pod -> trust(
                                        pod, "StringEquals", "aws:RequestTag/kubernetes-service-account", "other-app"))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "aws:RequestTag/kubernetes-service-account = example-app (inherited)")
                        .mendedBy(TrustCases::asPrinted),
                wrong(
                                "the trust policy has a pattern under `StringEquals`",
                                pod -> trust(
                                        pod,
                                        "StringEquals",
                                        "aws:RequestTag/eks-cluster-arn",
                                        "arn:aws:eks:*:285282426848:cluster/*"))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "Compare the conditions in the trust policy",
                                "aws:RequestTag/eks-cluster-arn")
                        .mendedBy(TrustCases::asPrinted),
                wrong(
                                "IRSA: the trust policy names another namespace",
                                pod -> trust(
                                        pod, "StringEquals", "aws:RequestTag/kubernetes-namespace", "other-namespace"))
                        .in(world -> world.source(PodSource.WEB_IDENTITY))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "aws:RequestTag/kubernetes-namespace = fxip-ms-dev (passed)")
                        .mendedBy(TrustCases::asPrinted),
                wrong(
                                "the trust policy trusts the other KPaaS account",
                                pod -> pod.sandbox()
                                        .trustPolicies()
                                        .replaceTarget(
                                                policy("045755618773", "[\"sts:AssumeRole\", \"sts:TagSession\"]", "")))
                        .finds(HERE, "assume-role-refused", "The policy must also trust arn:aws:iam::285282426848:root")
                        .mendedBy(TrustCases::asPrinted),
                wrong(
                                "the trust policy does not allow `sts:TagSession`",
                                pod -> pod.sandbox()
                                        .trustPolicies()
                                        .replaceTarget(policy("285282426848", "\"sts:AssumeRole\"", "")))
                        .finds(
                                HERE,
                                "tag-session-refused",
                                "must both allow sts:TagSession, and not only sts:AssumeRole")
                        .mendedBy(TrustCases::asPrinted),
                wrong("the trust policy demands an external id, and none is set", TrustCases::externalId)
                        .finds(HERE, "assume-role-refused", "no external id (NXOP_EXTERNAL_ID sets one)")
                        .mendedBy(pod -> pod.set("NXOP_EXTERNAL_ID", "nxop-example")),
                wrong("the trust policy demands another external id", pod -> {
                            externalId(pod);
                            pod.set("NXOP_EXTERNAL_ID", "nxop-sample");
                        })
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "an external id of 11 characters",
                                "Compare the conditions in the trust policy")
                        .mendedBy(pod -> pod.set("NXOP_EXTERNAL_ID", "nxop-example")),
                wrong("one statement demands the external id for `sts:TagSession`, too", TrustCases::externalIdOnTags)
                        .finds(HERE, "tag-session-refused", "A statement that demands an external id cannot allow it")
                        .mendedBy(TrustCases::externalId),
                wrong("the pod's own role may not assume roles", pod -> own(pod, "s3:GetObject"))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "the pod's own role must allow these two actions on the NXOP role")
                        .mendedBy(pod -> own(pod, "sts:AssumeRole", "sts:TagSession")),
                wrong("the pod's own role may not tag sessions", pod -> own(pod, "sts:AssumeRole"))
                        .finds(
                                HERE,
                                "tag-session-refused",
                                "the policy of the pod's own role must both allow sts:TagSession, and not only sts:AssumeRole")
                        .mendedBy(pod -> own(pod, "sts:AssumeRole", "sts:TagSession")),
                wrong(
                                "`NXOP_ROLE` is a role that does not exist",
                                pod -> pod.set("NXOP_ROLE", "178549792225/exmaple-role"))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "STS gives the same answer for a role that does not exist: check NXOP_ROLE.")
                        .mendedBy(pod -> pod.restore("NXOP_ROLE")),
                wrong(
                                "the association names the NXOP role, and a fixed session name is wanted",
                                pod -> pod.set("NXOP_SESSION_NAME", "example-app"))
                        .in(world -> world.pod(pod -> pod.targetRoleAssociation(true)))
                        .finds(
                                HERE,
                                "self-assume-refused",
                                "For that, the role must trust itself",
                                "Or leave out NXOP_SESSION_NAME")
                        .mendedBy(pod -> pod.unset("NXOP_SESSION_NAME")));
    }

    private static String policy(String account, String actions, String condition) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
                 "Action": %s%s}}
                """.formatted(account, actions, condition);
    }

    private static void trust(Patient pod, String operator, String key, String value) {
        String condition = ", \"Condition\": {\"%s\": {\"%s\": \"%s\"}}".formatted(operator, key, value);
        pod.sandbox()
                .trustPolicies()
                .replaceTarget(policy("285282426848", "[\"sts:AssumeRole\", \"sts:TagSession\"]", condition));
    }

    /** What was printed for the team that owns the role. */
    private static void asPrinted(Patient pod, Said said) {
        pod.sandbox().trustPolicies().replaceTarget(said.trustStatement());
    }

    private static void externalId(Patient pod) {
        pod.sandbox().trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole",
                   "Condition": {"StringEquals": {"sts:ExternalId": "nxop-example"}}},
                  {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:TagSession"}]}
                """);
    }

    private static void externalIdOnTags(Patient pod) {
        pod.set("NXOP_EXTERNAL_ID", "nxop-example");
        pod.sandbox().trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement":
                  {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": ["sts:AssumeRole", "sts:TagSession"],
                   "Condition": {"StringEquals": {"sts:ExternalId": "nxop-example"}}}}
                """);
    }

    private static void own(Patient pod, String... actions) {
        pod.sandbox().permissions().replacePod(Policies.allowing(actions));
    }
}
