package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.network.SandboxCa;
import java.util.List;
import java.util.stream.Stream;

/** MSK, on a real broker. */
final class MskCases {
    private static final String HERE = "msk";

    private MskCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "MSK: the cluster's ARN is of a cluster that is gone",
                                pod -> pod.set(
                                        "NXOP_MSK_CLUSTER_ARN",
                                        "arn:aws:kafka:us-east-1:178549792225:cluster/nxop-example/00000000-1111-2222-3333-444455556666-2"))
                        .withResources()
                        .finds(
                                HERE,
                                "msk-cluster-unknown",
                                "Check NXOP_MSK_CLUSTER_ARN: its account, region, name and the cluster's own id at the end.")
                        .mendedBy(pod -> pod.restore("NXOP_MSK_CLUSTER_ARN")),
                wrong("MSK: the NXOP role may not ask for the brokers", pod -> permit(pod, "kafka-cluster:*"))
                        .withResources()
                        .finds(
                                HERE,
                                "msk-lookup-refused",
                                "Allow kafka:GetBootstrapBrokers on the cluster in the policy of arn:aws:iam::178549792225:role/example-role, or set NXOP_MSK_BOOTSTRAP_SERVERS.")
                        .mendedBy((pod, said) -> permit(pod, "kafka-cluster:*", said.copied("Allow (kafka:\\w+)"))),
                wrong("MSK: the NXOP role may not connect", pod -> permit(pod, "kafka:*"))
                        .withResources()
                        .finds(
                                HERE,
                                "msk-login-refused",
                                "Allow kafka-cluster:Connect on the cluster in the policy of arn:aws:iam::178549792225:role/example-role")
                        .mendedBy((pod, said) -> permit(pod, "kafka:*", said.copied("Allow (kafka-cluster:\\w+)"))),
                wrong(
                                "MSK: the session policy leaves the cluster out",
                                pod -> pod.set(
                                        "NXOP_SESSION_POLICY_FILE",
                                        pod.file("policy.json", Policies.allowing("kafka:*", "rds:*"))))
                        .withResources()
                        .finds(
                                HERE,
                                "msk-login-refused",
                                "The session policy in NXOP_SESSION_POLICY_FILE must allow it, too.")
                        .mendedBy((pod, said) -> pod.file(
                                "policy.json",
                                Policies.allowing("kafka:*", "rds:*", said.copied("Allow (kafka-cluster:\\w+)")))),
                wrong(
                                "MSK: the cluster has no listener of this kind",
                                pod -> pod.set("NXOP_MSK_CONNECTIVITY", "public"))
                        .withResources()
                        .finds(HERE, "msk-no-listener", "Set NXOP_MSK_CONNECTIVITY to private")
                        .mendedBy((pod, said) ->
                                pod.set("NXOP_MSK_CONNECTIVITY", said.copied("NXOP_MSK_CONNECTIVITY to (\\w+)"))),
                wrong(
                                "MSK: `AWS_ENDPOINT_URL_KAFKA` names a port on which nobody listens",
                                pod -> pod.set("AWS_ENDPOINT_URL_KAFKA", "http://127.0.0.1:1"))
                        .withResources()
                        .finds(
                                HERE,
                                "msk-lookup-failed",
                                "Check that the pod can reach kafka.us-east-1.amazonaws.com on port 443. Check AWS_ENDPOINT_URL_KAFKA if"
                                        + " it is set")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_KAFKA")),
                wrong(
                                "MSK: the name of a broker is misspelt",
                                pod -> pod.set("NXOP_MSK_BOOTSTRAP_SERVERS", "b-1.nxop.invalid:9098"))
                        .withResources()
                        .finds(HERE, "network-name-unknown", "Check the name for a typing mistake")
                        .mendedBy(MskCases::rightServers),
                wrong(
                                "MSK: the port of another listener, which is closed",
                                pod -> pod.set("NXOP_MSK_BOOTSTRAP_SERVERS", "127.0.0.1:1"))
                        .withResources()
                        .finds(HERE, "network-refused", "Check the port, and that the service runs.")
                        .mendedBy(MskCases::rightServers),
                wrong(
                                "MSK: the port of a listener without TLS",
                                pod -> pod.set(
                                        "NXOP_MSK_BOOTSTRAP_SERVERS",
                                        "127.0.0.1:"
                                                + pod.sandbox().uri(Endpoint.S3).getPort()))
                        .withResources()
                        .finds(
                                HERE,
                                "network-tls",
                                "MSK supports IAM authentication on port 9098 (public 9198, IPv6 20098)")
                        .mendedBy(MskCases::rightServers),
                wrong("MSK: no rule lets the pod through, in one region", MskCases::behindSecurityGroup)
                        .withResources()
                        .finds(
                                HERE,
                                "network-timeout",
                                "Pod and host are both in us-east-1, where no firewall inspects the traffic. Allow the pod's"
                                        + " network in the security group of the resource")
                        .mendedBy(pod -> pod.firewall().open()),
                wrong("MSK: the brokers' CA is not a public one, and not named", pod -> pod.unset("NXOP_MSK_CA_FILE"))
                        .withResources()
                        .finds(HERE, "network-tls", "Check that NXOP_MSK_CA_FILE names a file with that CA")
                        .mendedBy(pod -> pod.restore("NXOP_MSK_CA_FILE")),
                wrong(
                                "MSK: `NXOP_MSK_CA_FILE` holds another CA",
                                pod -> pod.set(
                                        "NXOP_MSK_CA_FILE",
                                        pod.file("ca.pem", SandboxCa.create().certificatePem())))
                        .withResources()
                        .finds(HERE, "network-tls", "Check that NXOP_MSK_CA_FILE names a file with that CA")
                        .mendedBy(pod -> pod.restore("NXOP_MSK_CA_FILE")),
                wrong(
                                "MSK: `NXOP_MSK_CA_FILE` is not mounted",
                                pod -> pod.set("NXOP_MSK_CA_FILE", "/nonexistent/ca.pem"))
                        .withResources()
                        .finds(HERE, "msk-ca-file", "check that its CA certificate is mounted there in PEM form")
                        .mendedBy(pod -> pod.restore("NXOP_MSK_CA_FILE")));
    }

    /** Beside what DocumentDB needs. */
    private static void permit(Patient pod, String... actions) {
        pod.sandbox()
                .permissions()
                .replaceTarget(Policies.allowing(
                        Stream.concat(Stream.of("rds:*"), Stream.of(actions)).toArray(String[]::new)));
    }

    private static void rightServers(Patient pod) {
        pod.set("NXOP_MSK_BOOTSTRAP_SERVERS", pod.sandbox().msk().bootstrapServers());
    }

    private static void behindSecurityGroup(Patient pod) {
        pod.set(
                "NXOP_MSK_BOOTSTRAP_SERVERS",
                pod.behindFirewall(pod.sandbox().msk().bootstrapServers()));
    }
}
