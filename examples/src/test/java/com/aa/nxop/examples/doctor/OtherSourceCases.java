package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** What keeps IRSA, kube2iam and Vault from giving the pod its first credentials. */
final class OtherSourceCases {
    private static final String HERE = "source";

    private OtherSourceCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "IRSA: the token has expired",
                                pod -> pod.sandbox().token().expire())
                        .in(OtherSourceCases::irsa)
                        .finds(
                                HERE,
                                "token-expired",
                                "Check that the application reads the file that EKS mounts, not a copy, and recreate the pod.")
                        .mendedBy(pod -> pod.sandbox().token().rotate()),
                wrong("IRSA: the token is the one of Pod Identity", OtherSourceCases::tokenOfPodIdentity)
                        .in(OtherSourceCases::irsa)
                        .finds(
                                HERE,
                                "web-identity-token",
                                "with the audience sts.amazonaws.com",
                                "is the token that EKS mounts for IRSA")
                        .mendedBy(pod -> pod.restore("AWS_WEB_IDENTITY_TOKEN_FILE")),
                wrong("IRSA: the pod's role trusts another service account", OtherSourceCases::anotherServiceAccount)
                        .in(OtherSourceCases::irsa)
                        .finds(
                                HERE,
                                "web-identity-refused",
                                "The conditions on sub and aud must match this pod's service account",
                                "system:serviceaccount:fxip-ms-dev:example-app")
                        .mendedBy(OtherSourceCases::thisServiceAccount),
                wrong(
                                "IRSA: `AWS_ROLE_ARN` is a role that does not exist",
                                pod -> pod.set("AWS_ROLE_ARN", "arn:aws:iam::285282426848:role/no-such-role"))
                        .in(OtherSourceCases::irsa)
                        .finds(
                                HERE,
                                "web-identity-refused",
                                "STS gives the same answer for a role that does not exist: check AWS_ROLE_ARN.")
                        .mendedBy(pod -> pod.restore("AWS_ROLE_ARN")),
                wrong(
                                "kube2iam: the annotation is on the Deployment",
                                pod -> pod.sandbox().kube2iam().removeAnnotation())
                        .in(OtherSourceCases::kube2iam)
                        .finds(
                                HERE,
                                "kube2iam-no-role",
                                "Set the annotation iam.amazonaws.com/role under spec.template.metadata.annotations")
                        .mendedBy(pod -> pod.sandbox()
                                .kube2iam()
                                .annotate(pod.sandbox().pod().role())),
                wrong(
                                "kube2iam: the namespace may not have the role",
                                pod -> pod.sandbox().kube2iam().allowRoles("arn:aws:iam::285282426848:role/other"))
                        .in(OtherSourceCases::kube2iam)
                        .finds(
                                HERE,
                                "kube2iam-namespace",
                                "Annotate the namespace fxip-ms-dev",
                                "iam.amazonaws.com/allowed-roles: '[\"arn:aws:iam::285282426848:role/example-app-kpaas\"]'")
                        .mendedBy((pod, said) -> pod.sandbox().kube2iam().allowRoles(said.copied("'\\[\"(.*)\"\\]'"))),
                wrong(
                                "kube2iam: the role does not trust the node's",
                                pod -> pod.sandbox()
                                        .trustPolicies()
                                        .replacePod(trustOf("arn:aws:iam::045755618773:root")))
                        .in(OtherSourceCases::kube2iam)
                        .finds(
                                HERE,
                                "kube2iam-refused",
                                "Check that the role in the annotation iam.amazonaws.com/role exists and trusts the node's role.")
                        .mendedBy(pod -> pod.sandbox()
                                .trustPolicies()
                                .replacePod(trustOf(pod.sandbox().kube2iam().nodeRole()))),
                wrong("kube2iam: the role demands an external id", OtherSourceCases::externalId)
                        .in(OtherSourceCases::kube2iam)
                        .finds(
                                HERE,
                                "kube2iam-refused",
                                "demands an external id, write that id into the pod template's annotation"
                                        + " iam.amazonaws.com/external-id")
                        .mendedBy(pod -> pod.sandbox().kube2iam().externalId("nxop-example")),
                wrong(
                                "kube2iam: it does not run on the node",
                                pod -> pod.sandbox().faults(Endpoint.METADATA).inject(Fault.reset()))
                        .in(OtherSourceCases::kube2iam)
                        .finds(
                                HERE,
                                "kube2iam-unreachable",
                                "Check that kube2iam runs on the pod's node",
                                "choose another NXOP_SOURCE")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.METADATA).clear()),
                wrong(
                                "kube2iam: the node's own metadata service answers",
                                pod -> pod.sandbox().faults(Endpoint.METADATA).inject(Fault.status(401)))
                        .in(OtherSourceCases::kube2iam)
                        .finds(
                                HERE,
                                "kube2iam-token",
                                "Check that kube2iam runs on the node and that its iptables rule is in place")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.METADATA).clear()),
                wrong(
                                "Vault: the file has another name than the annotation gives it",
                                pod -> pod.set("NXOP_VAULT_FILE", pod.get("NXOP_VAULT_FILE") + "-nxop"))
                        .in(OtherSourceCases::vault)
                        .finds(
                                HERE,
                                "vault-file-unreadable",
                                "Check NXOP_VAULT_FILE and the annotation vault.hashicorp.com/agent-inject-secret-<file name>")
                        .mendedBy(pod -> pod.restore("NXOP_VAULT_FILE")),
                wrong(
                                "Vault: the template reads the keys of an IAM user",
                                pod -> pod.sandbox()
                                        .vault()
                                        .write(
                                                "access_key: AKIAIOSFODNN7EXAMPLE\nsecret_key: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"))
                        .in(OtherSourceCases::vault)
                        .finds(
                                HERE,
                                "vault-file-incomplete",
                                "Let its template write the three parts of aws/sts/<role>, each on its own line: access_key,"
                                        + " secret_key and security_token")
                        .mendedBy(pod -> pod.sandbox().vault().render()),
                wrong("Vault: the file has two profiles, and neither is called default", OtherSourceCases::twoProfiles)
                        .in(OtherSourceCases::vault)
                        .finds(
                                HERE,
                                "vault-file-ambiguous",
                                "Let Vault's template write one set of credentials, each name once.",
                                "name one of them in NXOP_VAULT_PROFILE")
                        .mendedBy(pod -> pod.set("NXOP_VAULT_PROFILE", "app")),
                wrong("Vault: only an init container has written the file", OtherSourceCases::preparedOnly)
                        .in(OtherSourceCases::vault)
                        .finds(HERE, "vault-file-abandoned", "agent-pre-populate-only")
                        .mendedBy(pod -> pod.sandbox().vault().render()));
    }

    private static void twoProfiles(Patient pod) {
        try {
            String app = Files.readString(pod.sandbox().vault().path());
            pod.sandbox()
                    .vault()
                    .write("[app]\n" + app
                            + "[prod-admin]\naccess_key = ASIAPRODADMIN\nsecret_key = x\nsession_token = x\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tokenOfPodIdentity(Patient pod) {
        String token = pod.sandbox().token().issue("pods.eks.amazonaws.com", Duration.ofHours(1));
        pod.set("AWS_WEB_IDENTITY_TOKEN_FILE", pod.file("token", token));
    }

    private static void anotherServiceAccount(Patient pod) {
        pod.sandbox().trustPolicies().replacePod(irsaTrust(pod, "system:serviceaccount:fxip-ms-dev:other-app"));
    }

    private static void thisServiceAccount(Patient pod, Said said) {
        pod.sandbox().trustPolicies().replacePod(irsaTrust(pod, said.copied("(system:serviceaccount:[a-z0-9:-]+)")));
    }

    private static void externalId(Patient pod) {
        pod.sandbox().trustPolicies().replacePod("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole",
                 "Condition": {"StringEquals": {"sts:ExternalId": "nxop-example"}}}}
                """.formatted(
                        pod.sandbox().kube2iam().nodeRole()));
    }

    private static String trustOf(String principal) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}}
                """.formatted(principal);
    }

    private static void preparedOnly(Patient pod) {
        pod.sandbox().sts().endSessions(pod.sandbox().pod().role());
        pod.age(pod.sandbox().vault().path(), Duration.ofHours(2));
    }

    private static String irsaTrust(Patient pod, String subject) {
        String issuer = pod.issuer();
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"Federated": "arn:aws:iam::285282426848:oidc-provider/%1$s"}, "Action": "sts:AssumeRoleWithWebIdentity",
                 "Condition": {"StringEquals": {"%1$s:aud": "sts.amazonaws.com", "%1$s:sub": "%2$s"}}}}
                """.formatted(issuer, subject);
    }

    private static SandboxBuilder irsa(SandboxBuilder world) {
        return world.source(PodSource.WEB_IDENTITY);
    }

    private static SandboxBuilder kube2iam(SandboxBuilder world) {
        return world.source(PodSource.KUBE2IAM);
    }

    private static SandboxBuilder vault(SandboxBuilder world) {
        return world.source(PodSource.VAULT_FILE);
    }
}
