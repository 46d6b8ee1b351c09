package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.PodSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** IRSA: the trust policy of the pod's own role, which the Doctor is given, keeps the pod from its first credentials. */
final class SourceTrustCases {
    private static final String SUBJECT = "system:serviceaccount:fxip-ms-dev:example-app";
    private static final String SUB = "\"StringEquals\": {\"HOST:sub\": \"" + SUBJECT + "\"}";
    private static final String PROVIDER = "{\"Federated\": \"arn:aws:iam::285282426848:oidc-provider/HOST\"}";
    private static final String ACTION = "\"sts:AssumeRoleWithWebIdentity\"";

    private SourceTrustCases() {}

    static List<Misconfiguration> all() {
        return Stream.concat(principals(), Stream.concat(conditions(), actions()))
                .toList();
    }

    private static Stream<Misconfiguration> principals() {
        return Stream.of(
                row(
                                "IRSA: the role trusts the OIDC provider of another cluster",
                                policy(
                                        PROVIDER.replace("HOST", "oidc.eks.us-east-1.amazonaws.com/id/ANOTHER"),
                                        ACTION,
                                        SUB),
                                "That is the provider of another cluster or issuer. Write \"Federated\": \"arn:aws:iam::285282426848:oidc-provider/oidc.eks.")
                        .mendedBy(written(
                                "Write \"Federated\": \"([^\"]+)\"",
                                (policy, text) ->
                                        policy.replaceFirst("arn:aws:iam::285282426848:oidc-provider/[^\"]+", text))),
                row(
                        "IRSA: the role trusts the cluster's OIDC provider in the NXOP account",
                        policy(PROVIDER.replace("285282426848", "178549792225"), ACTION, SUB),
                        "STS looks for the provider in the role's own account, 285282426848."),
                row(
                        "IRSA: the OIDC provider's ARN has `https://`",
                        policy(PROVIDER.replace("HOST", "https://HOST"), ACTION, SUB),
                        "The ARN of a provider has no https://."),
                row(
                        "IRSA: the OIDC provider is named without its ARN",
                        policy("{\"Federated\": \"HOST\"}", ACTION, SUB),
                        "Name a provider by its ARN."),
                row(
                        "IRSA: the role is still set up for EKS Pod Identity",
                        policy(
                                "{\"Service\": \"pods.eks.amazonaws.com\"}",
                                "\"sts:AssumeRole\", \"sts:TagSession\"",
                                ""),
                        "No statement allows sts:AssumeRoleWithWebIdentity",
                        "A service's principal is for roles that AWS itself assumes"));
    }

    private static Stream<Misconfiguration> conditions() {
        return Stream.of(
                row(
                                "IRSA: `sub` has another namespace",
                                sub("StringEquals", "system:serviceaccount:other:example-app"),
                                "Write \"" + SUBJECT + "\", if this pod should have access.")
                        .mendedBy(written(
                                "Write \"(system:[^\"]+)\"",
                                (policy, text) -> policy.replaceFirst("system:serviceaccount:[^\"]+", text))),
                row(
                                "IRSA: `sub` has a star in `StringEquals`",
                                sub("StringEquals", "system:serviceaccount:fxip-ms-dev:*"),
                                "Stars and question marks stand for themselves in StringEquals: use StringLike")
                        .mendedBy(written("use (StringLike)", (policy, text) -> policy.replace("StringEquals", text))),
                row(
                        "IRSA: `sub` is the service account's name alone",
                        sub("StringEquals", "example-app"),
                        "A subject is system:serviceaccount:NAMESPACE:NAME. Write \"" + SUBJECT + "\""),
                row(
                        "IRSA: `sub` is in other upper and lower case",
                        sub("StringEquals", "system:serviceaccount:fxip-ms-dev:Example-App"),
                        "They differ only in upper and lower case, and IAM compares the case. Write \"" + SUBJECT
                                + "\"."),
                row(
                                "IRSA: the condition's keys are those of a former cluster",
                                policy(
                                        PROVIDER,
                                        ACTION,
                                        SUB.replace("HOST", "oidc.eks.us-east-1.amazonaws.com/id/FORMER")),
                                "That is the key of another issuer: write oidc.eks.")
                        .mendedBy(written(
                                "issuer: write (\\S+:sub)\\.",
                                (policy, text) -> policy.replaceFirst("[^\"]+FORMER:sub", text))),
                row(
                        "IRSA: the condition's key has `https://`",
                        policy(PROVIDER, ACTION, SUB.replace("HOST", "https://HOST")),
                        "A condition key has no https://: write oidc.eks."),
                row(
                        "IRSA: the condition's key is the provider's ARN",
                        policy(PROVIDER, ACTION, SUB.replace("HOST", "arn:aws:iam::285282426848:oidc-provider/HOST")),
                        "A condition key begins with the issuer, not with the ARN of its provider: write oidc.eks."),
                row(
                        "IRSA: `aud` is another",
                        policy(PROVIDER, ACTION, SUB.replace("{\"HOST:sub", "{\"HOST:aud\": \"sigstore\", \"HOST:sub")),
                        ":aud wants \"sigstore\"",
                        "Write \"sts.amazonaws.com\", if this pod should have access."),
                row(
                        "IRSA: the condition is one of the NXOP role's",
                        policy(
                                PROVIDER,
                                ACTION,
                                "\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\"}"),
                        "the call with a pod's token has no such key. Take the condition out"));
    }

    private static Stream<Misconfiguration> actions() {
        return Stream.of(
                row(
                                "IRSA: the action is `sts:AssumeRole`",
                                policy(PROVIDER, "\"sts:AssumeRole\"", SUB),
                                "Write sts:AssumeRoleWithWebIdentity in its place.")
                        .mendedBy(written(
                                "Write (sts:\\w+) in its place",
                                (policy, text) -> policy.replace("sts:AssumeRole", text))),
                row(
                        "IRSA: a Deny hits the pod",
                        "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement("Allow", PROVIDER, ACTION, SUB)
                                + ", " + statement("Deny", PROVIDER, ACTION, SUB) + "]}",
                        "This Deny refuses the pod, whatever other statements allow"));
    }

    /** Mended by the policy that the Doctor prints, if by nothing else. */
    private static Misconfiguration row(String name, String policy, String... says) {
        return wrong(name, pod -> give(pod, policy.replace("HOST", pod.issuer())))
                .in(world -> world.source(PodSource.WEB_IDENTITY))
                .finds("source", "web-identity-refused", says)
                .mendedBy((pod, said) -> pod.sandbox().trustPolicies().replacePod(said.sourceTrustStatement()));
    }

    private static void give(Patient pod, String policy) {
        pod.sandbox().trustPolicies().replacePod(policy);
        pod.set("OWN_POLICY", policy);
        pod.name("--source-trust-policy", pod.file("own-role.json", policy));
    }

    /** What the remark says to write, written. */
    private static BiConsumer<Patient, Said> written(String pattern, BiFunction<String, String, String> change) {
        return (pod, said) -> give(pod, change.apply(pod.get("OWN_POLICY"), said.copiedFromRemarks(pattern)));
    }

    private static String sub(String operator, String value) {
        return policy(PROVIDER, ACTION, "\"" + operator + "\": {\"HOST:sub\": \"" + value + "\"}");
    }

    private static String policy(String principal, String actions, String conditions) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement("Allow", principal, actions, conditions)
                + "]}";
    }

    private static String statement(String effect, String principal, String actions, String conditions) {
        return "{\"Effect\": \"" + effect + "\", \"Principal\": " + principal + ", \"Action\": [" + actions
                + "], \"Condition\": {" + conditions + "}}";
    }
}
