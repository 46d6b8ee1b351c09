package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import java.time.Duration;
import java.util.List;

/** What keeps EKS Pod Identity from giving the pod its first credentials. */
final class PodIdentityCases {
    private static final String HERE = "source";

    private PodIdentityCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "the agent does not run on the node",
                                pod -> pod.sandbox().faults(Endpoint.AGENT).inject(Fault.reset()))
                        .finds(
                                HERE,
                                "agent-unreachable",
                                "Check that the eks-pod-identity-agent runs on the pod's node")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.AGENT).clear()),
                wrong("a network policy keeps the pod from the agent", pod -> {
                            pod.sandbox().faults(Endpoint.AGENT).inject(Fault.hang());
                            pod.hurry(4);
                        })
                        .finds(HERE, "agent-unreachable", "that no network policy keeps the pod from it")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.AGENT).clear()),
                wrong(
                                "something else answers in place of the agent",
                                pod -> pod.sandbox().faults(Endpoint.AGENT).inject(Fault.garbage()))
                        .finds(
                                HERE,
                                "agent-answer",
                                "Check that AWS_CONTAINER_CREDENTIALS_FULL_URI names the agent and not something else")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.AGENT).clear()),
                wrong(
                                "too many pods start together",
                                pod -> pod.sandbox().faults(Endpoint.AGENT).inject(Fault.throttle()))
                        .finds(
                                HERE,
                                "agent-busy",
                                "You need to do nothing now: the SDK asks again.",
                                "how many pods started together")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.AGENT).clear()),
                wrong(
                                "the service account has no association",
                                pod -> pod.sandbox().pod().removeAssociation())
                        .finds(
                                HERE,
                                "agent-no-association",
                                "Associate a role with the pod's service account",
                                "runway.aa.com/pod-identity",
                                "then recreate the pod")
                        .mendedBy(PodIdentityCases::associated),
                wrong("the role of the association does not trust EKS", PodIdentityCases::withoutEks)
                        .finds(
                                HERE,
                                "agent-refused",
                                "the trust policy of its role (principal pods.eks.amazonaws.com, sts:AssumeRole and sts:TagSession)")
                        .mendedBy(pod -> pod.sandbox().trustPolicies().replacePod(TRUSTS_EKS)),
                wrong("the application reads a copy of the token, which has expired", PodIdentityCases::expiredCopy)
                        .finds(
                                HERE,
                                "token-expired",
                                "Check that the application reads the file that EKS mounts, not a copy")
                        .mendedBy(pod -> pod.restore("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")),
                wrong(
                                "the token is not mounted where the variable says",
                                pod -> pod.set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/nonexistent/token"))
                        .finds(
                                HERE,
                                "token-unreadable",
                                "Check that the pod mounts the projected token there",
                                "fsGroup")
                        .mendedBy(pod -> pod.set(
                                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                                pod.sandbox().token().file().toString())),
                wrong(
                                "kubelet has not written the token",
                                pod -> pod.sandbox().token().write(" \n"))
                        .finds(
                                HERE,
                                "token-empty",
                                "Look at the pod's events: kubelet writes the token. If it stays empty,"
                                        + " recreate the pod")
                        .mendedBy(pod -> pod.sandbox().token().rotate()),
                wrong(
                                "the variable names a file that is no token",
                                pod -> pod.set(
                                        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                                        pod.file("hosts", "127.0.0.1 localhost\n")))
                        .finds(HERE, "token-malformed", "Point the variable at the projected token as EKS mounts it")
                        .mendedBy(pod -> pod.set(
                                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                                pod.sandbox().token().file().toString())),
                wrong("the variable names the token of IRSA", PodIdentityCases::tokenOfIrsa)
                        .finds(
                                HERE,
                                "agent-refused",
                                "Point AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE at the token that EKS mounts for Pod Identity (audience pods.eks.amazonaws.com)")
                        .mendedBy(pod -> pod.restore("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")),
                wrong("`NXOP_SOURCE=aws-default`, which is for laptops", pod -> pod.set("NXOP_SOURCE", "aws-default"))
                        .finds(HERE, "aws-default-none", "In a pod leave NXOP_SOURCE out.")
                        .mendedBy(pod -> pod.unset("NXOP_SOURCE")));
    }

    private static final String TRUSTS_EKS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"},
             "Action": ["sts:AssumeRole", "sts:TagSession"]}}
            """;

    private static void associated(Patient pod) {
        pod.sandbox().pod().restoreAssociation();
        pod.sandbox().token().rotate();
    }

    private static void withoutEks(Patient pod) {
        pod.sandbox().trustPolicies().replacePod(TRUSTS_EKS.replace("pods.eks", "ec2"));
    }

    private static void expiredCopy(Patient pod) {
        String fresh = pod.sandbox().token().issue("pods.eks.amazonaws.com", Duration.ofMinutes(-1));
        pod.set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", pod.file("token", fresh));
    }

    private static void tokenOfIrsa(Patient pod) {
        String token = pod.sandbox().token().issue("sts.amazonaws.com", Duration.ofHours(1));
        pod.set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", pod.file("token", token));
    }
}
