package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.util.List;

/** STS itself, and whose credentials the pod has. */
final class SourceIdentityCases {
    private static final String HERE = "source-identity";

    private SourceIdentityCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong("`NXOP_ENVIRONMENT=prod` in KPaaS NonProd", pod -> pod.set("NXOP_ENVIRONMENT", "prod"))
                        .finds(HERE, "source-account", "or correct NXOP_ENVIRONMENT.")
                        .mendedBy(pod -> pod.set("NXOP_ENVIRONMENT", "nonprod")),
                wrong("an application of NXOP dev runs in KPaaS Prod", pod -> pod.set("NXOP_ENVIRONMENT", "dev"))
                        .in(world -> world.pod(pod -> pod.kpaasAccount("045755618773")))
                        .finds(HERE, "source-account", "Run the pod in the KPaaS cluster of that environment")
                        .mendedBy(pod -> {
                            pod.moveTo(NxopSandbox.builder());
                            pod.set("NXOP_ENVIRONMENT", "dev");
                        }),
                wrong(
                                "kube2iam: its iptables rule is missing, and the node's role comes",
                                pod -> pod.sandbox().kube2iam().ruleMissing(true))
                        .in(world -> world.source(PodSource.KUBE2IAM))
                        .finds(
                                HERE,
                                "source-node-role",
                                "Check that kube2iam runs on the pod's node and that its iptables rule is in place")
                        .mendedBy(pod -> pod.sandbox().kube2iam().ruleMissing(false)),
                wrong("Vault: the template reads what its node has", SourceIdentityCases::nodesFile)
                        .in(world -> world.source(PodSource.VAULT_FILE))
                        .finds(
                                HERE,
                                "source-node-role",
                                "Let the Vault Agent's template read aws/sts/<role> for the pod's own role")
                        .mendedBy(pod -> pod.sandbox().vault().render()),
                wrong(
                                "the association has another role than `NXOP_SOURCE_ROLE`",
                                pod -> pod.set("NXOP_SOURCE_ROLE", "285282426848/another-app"))
                        .finds(
                                HERE,
                                "source-role",
                                "the Pod Identity association of its service account",
                                "or correct NXOP_SOURCE_ROLE")
                        .mendedBy((pod, said) ->
                                pod.set("NXOP_SOURCE_ROLE", pod.sandbox().pod().role())),
                wrong(
                                "`AWS_ENDPOINT_URL_STS` names a port on which nobody listens",
                                pod -> pod.set("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1"))
                        .finds(
                                HERE,
                                "sts-unreachable",
                                "Check that the pod can reach the STS endpoint of its region",
                                "Check AWS_ENDPOINT_URL_STS if it is set.")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong(
                                "`AWS_ENDPOINT_URL_STS` names a host that DNS does not know",
                                pod -> pod.set("AWS_ENDPOINT_URL_STS", "https://sts.invalid"))
                        .finds(
                                HERE,
                                "sts-unreachable",
                                "Check that the pod can reach the STS endpoint of its region",
                                "Check AWS_ENDPOINT_URL_STS if it is set.")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong("`HTTPS_PROXY` names a proxy that is not there", pod -> {
                            pod.set("AWS_ENDPOINT_URL_STS", "https://sts.us-east-1.amazonaws.com");
                            pod.set("HTTPS_PROXY", "http://127.0.0.1:1");
                        })
                        .finds(
                                HERE,
                                "sts-unreachable",
                                "Check the address in HTTPS_PROXY and that the pod can reach the proxy.",
                                "add its host to NO_PROXY.")
                        .mendedBy(pod -> {
                            pod.unset("HTTPS_PROXY");
                            pod.restore("AWS_ENDPOINT_URL_STS");
                        }),
                wrong("no egress rule to STS", pod -> {
                            pod.sandbox().faults(Endpoint.STS).inject(Fault.hang());
                            pod.hurry(4);
                        })
                        .finds(
                                HERE,
                                "sts-unreachable",
                                "Check that the pod can reach the STS endpoint of its region on port 443 (egress rule, security group, VPC endpoint)")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()),
                wrong(
                                "`AWS_ENDPOINT_URL_STS` names another service",
                                pod -> pod.set(
                                        "AWS_ENDPOINT_URL_STS",
                                        pod.sandbox().uri(Endpoint.AGENT).toString()))
                        .finds(
                                HERE,
                                "sts-answer",
                                "Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS.")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong("`AWS_ENDPOINT_URL_STS` is of another region than `AWS_REGION`", pod -> {
                            pod.set("AWS_REGION", "eu-west-1");
                            pod.set("NXOP_REGION", "us-east-1");
                        })
                        .finds(
                                HERE,
                                "sts-region",
                                "Let AWS_ENDPOINT_URL_STS name the endpoint of that region, or leave it out.")
                        .mendedBy(pod -> pod.restore("AWS_REGION")),
                wrong(
                                "STS is not activated in the region",
                                pod -> pod.sandbox().faults(Endpoint.STS).inject(Fault.status(403, REGION_DISABLED)))
                        .finds(
                                HERE,
                                "sts-region",
                                "Activate STS for this region in the account's IAM settings, or set AWS_REGION to one where it is active.")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()),
                wrong("the pod's role was deleted and made anew", SourceIdentityCases::madeAnew)
                        .finds(HERE, "source-credentials", "somebody deleted its role, or created it again.")
                        .mendedBy(pod -> pod.sandbox().pod().restartAgent()),
                wrong(
                                "the account's pods use up the quota of STS",
                                pod -> pod.sandbox().faults(Endpoint.STS).inject(Fault.throttle()))
                        .finds(
                                HERE,
                                "sts-busy",
                                "the SDK asks again",
                                "too many pods or clients of the account share its STS quota")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()),
                wrong("what answers for STS gives a session of another role", SourceIdentityCases::anotherRole)
                        .finds(
                                "assume-role",
                                "target-identity",
                                "Check that AWS_ENDPOINT_URL_STS, if it is set, names STS itself")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()),
                wrong("STS breaks off after the session is there", SourceIdentityCases::brokenOffLate)
                        .finds("target-identity", "sts-unreachable", "Check that the pod can reach the STS endpoint")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()));
    }

    private static final String REGION_DISABLED = """
            <ErrorResponse><Error><Type>Sender</Type><Code>RegionDisabledException</Code>\
            <Message>STS is not activated in this region for account:285282426848.</Message></Error></ErrorResponse>""";

    private static void madeAnew(Patient pod) {
        pod.ask(); // The agent has a session by now.
        pod.sandbox().sts().endSessions(pod.sandbox().pod().role());
    }

    private static void nodesFile(Patient pod) {
        pod.sandbox()
                .vault()
                .render(pod.sandbox()
                        .sts()
                        .issueSession("arn:aws:iam::285282426848:role/kpaas-node", "i-0a1b2c3d4e5f60718"));
    }

    private static void anotherRole(Patient pod) {
        pod.sandbox()
                .faults(Endpoint.STS)
                .inject(Fault.replacing("assumed-role/example-role/", "assumed-role/another-role/"));
    }

    private static void brokenOffLate(Patient pod) {
        pod.sandbox().faults(Endpoint.STS).inject(Fault.latency(Duration.ZERO).times(2));
        pod.sandbox().faults(Endpoint.STS).inject(Fault.reset());
    }
}
