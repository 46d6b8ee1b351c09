package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.PodSource;
import java.util.List;

/** Settings that the SDK does not start with. */
final class ConfigurationCases {
    private static final String HERE = "configuration";

    private ConfigurationCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong("`NXOP_ROLE` is not set", pod -> pod.unset("NXOP_ROLE"))
                        .finds(HERE, "config-missing", "Write for example NXOP_ROLE=178549792225/example-role.")
                        .mendedBy((pod, said) -> pod.set("NXOP_ROLE", said.copied("NXOP_ROLE=(\\S+)\\."))),
                wrong("`NXOP_ROLE` without the account", pod -> pod.set("NXOP_ROLE", "example-role"))
                        .finds(
                                HERE,
                                "config-role",
                                "it must be <12-digit account id>/<role name> or the ARN of a role.",
                                "Write for example 178549792225/example-role")
                        .mendedBy((pod, said) -> pod.set("NXOP_ROLE", said.copied("example (\\S+) or"))),
                wrong(
                                "`NXOP_ROLE` with `role/` after the account",
                                pod -> pod.set("NXOP_ROLE", "178549792225/role/example-role"))
                        .finds(
                                HERE,
                                "config-role",
                                "the short form has the role's name right after the account id",
                                "Write 178549792225/example-role.")
                        .mendedBy((pod, said) -> pod.set("NXOP_ROLE", said.copied("Write (\\S+)\\."))),
                wrong(
                                "`NXOP_ROLE` is the pod's own role",
                                pod -> pod.set("NXOP_ROLE", "285282426848/example-app-kpaas"))
                        .finds(
                                HERE,
                                "config-role",
                                "account 285282426848 belongs to KPaaS and has the pod's own role.",
                                "Write for example 178549792225/example-role.")
                        .mendedBy((pod, said) -> pod.set("NXOP_ROLE", said.copied("example (\\S+)\\."))),
                wrong(
                                "`NXOP_SOURCE_ROLE` is a session's ARN",
                                pod -> pod.set(
                                        "NXOP_SOURCE_ROLE",
                                        "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/session"))
                        .finds(HERE, "config-role", "it must be the ARN of a role", "285282426848/example-app")
                        .mendedBy(pod -> pod.unset("NXOP_SOURCE_ROLE")),
                wrong(
                                "IRSA: `NXOP_SOURCE_ROLE` is another role than `AWS_ROLE_ARN`",
                                pod -> pod.set("NXOP_SOURCE_ROLE", "285282426848/another-app"))
                        .in(world -> world.source(PodSource.WEB_IDENTITY))
                        .finds(HERE, "config-role", "according to AWS_ROLE_ARN. Correct NXOP_SOURCE_ROLE")
                        .mendedBy(pod -> pod.unset("NXOP_SOURCE_ROLE")),
                wrong(
                                "`NXOP_ROLE` is of another partition than the region",
                                pod -> pod.set("NXOP_ROLE", "arn:aws-us-gov:iam::178549792225:role/example-role"))
                        .finds(
                                HERE,
                                "config-role",
                                "it begins with arn:aws-us-gov:, but AWS_REGION is \"us-east-1\", in the partition aws.",
                                "Correct the wrong one")
                        .mendedBy(pod -> pod.restore("NXOP_ROLE")),
                wrong("`NXOP_ENVIRONMENT` is a word of its own", pod -> pod.set("NXOP_ENVIRONMENT", "test"))
                        .finds(
                                HERE,
                                "config-choice",
                                "NXOP_ENVIRONMENT is \"test\": it must be one of dev, nonprod, prod.")
                        .mendedBy((pod, said) -> pod.set("NXOP_ENVIRONMENT", said.copied("one of (\\w+),"))),
                wrong("no region anywhere", pod -> pod.unset("AWS_REGION", "AWS_DEFAULT_REGION"))
                        .finds(HERE, "config-missing", "Write for example NXOP_REGION=us-east-1.")
                        .mendedBy((pod, said) -> pod.set("NXOP_REGION", said.copied("NXOP_REGION=(\\S+)\\."))),
                wrong("`NXOP_REGION` is a zone", pod -> pod.set("NXOP_REGION", "us-east-1a"))
                        .finds(
                                HERE,
                                "config-region",
                                "it must be the id of an AWS region. Write for example us-east-1.")
                        .mendedBy((pod, said) -> pod.set("NXOP_REGION", said.copied("example (\\S+)\\."))),
                wrong("`NXOP_SESSION_NAME` with a blank", pod -> pod.set("NXOP_SESSION_NAME", "example app"))
                        .finds(
                                HERE,
                                "config-session-name",
                                "it must have 2 to 64 characters out of",
                                "Correct it, or leave it out: then the SDK derives it from the pod.")
                        .mendedBy(pod -> pod.unset("NXOP_SESSION_NAME")),
                wrong("`NXOP_SESSION_TAGS` without values", pod -> pod.set("NXOP_SESSION_TAGS", "team"))
                        .finds(HERE, "config-session-tags", "key=value", "Write for example team=flight-ops")
                        .mendedBy((pod, said) -> pod.set("NXOP_SESSION_TAGS", said.copied("(team=flight-ops)"))),
                wrong("`NXOP_SESSION_DURATION` of a working day", pod -> pod.set("NXOP_SESSION_DURATION", "PT8H"))
                        .finds(HERE, "config-duration", "lasts one hour at most. Write PT1H, or leave it out.")
                        .mendedBy((pod, said) -> pod.set("NXOP_SESSION_DURATION", said.copied("Write (PT1H)"))),
                wrong("`NXOP_EXTERNAL_ID` in quotes", pod -> pod.set("NXOP_EXTERNAL_ID", "\"nxop-example\""))
                        .finds(
                                HERE,
                                "config-external-id",
                                "NXOP_EXTERNAL_ID (14 characters)",
                                "Copy it from the role's trust policy.")
                        .mendedBy(pod -> pod.set("NXOP_EXTERNAL_ID", "nxop-example")),
                wrong("`NXOP_SOURCE_IDENTITY` with a blank", pod -> pod.set("NXOP_SOURCE_IDENTITY", "crew app"))
                        .finds(
                                HERE,
                                "config-source-identity",
                                "a source identity must have 2 to 64 characters out of",
                                "Write such a text, or facts of the pod: {namespace}")
                        .mendedBy(pod -> pod.unset("NXOP_SOURCE_IDENTITY")),
                wrong(
                                "`NXOP_SOURCE_IDENTITY` names a fact that nobody knows",
                                pod -> pod.set("NXOP_SOURCE_IDENTITY", "{team}.{pod}"))
                        .finds(HERE, "config-source-identity", "{team} is not a fact of the pod.")
                        .mendedBy(pod -> pod.unset("NXOP_SOURCE_IDENTITY")),
                wrong(
                                "`NXOP_SESSION_POLICY_FILE` is not mounted",
                                pod -> pod.set("NXOP_SESSION_POLICY_FILE", "/nonexistent/policy.json"))
                        .finds(
                                HERE,
                                "config-session-policy",
                                "NXOP_SESSION_POLICY_FILE",
                                "Check that it is mounted",
                                "or leave the setting out.")
                        .mendedBy(pod -> pod.unset("NXOP_SESSION_POLICY_FILE")),
                wrong("`NXOP_CLUSTER_ARN` is the cluster's name", pod -> pod.set("NXOP_CLUSTER_ARN", "kpaas-nonprod"))
                        .finds(
                                HERE,
                                "config-workload",
                                "it must be the ARN of an EKS cluster.",
                                "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod")
                        .mendedBy((pod, said) -> pod.set("NXOP_CLUSTER_ARN", said.copied("example (arn:\\S+)\\."))),
                wrong(
                                "the pod's token would go to another host",
                                pod -> pod.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://10.0.0.1/v1/credentials"))
                        .finds(HERE, "config-endpoint", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "as EKS sets it")
                        .mendedBy(pod -> pod.restore("AWS_CONTAINER_CREDENTIALS_FULL_URI")),
                wrong(
                                "`AWS_ENDPOINT_URL_STS` without a scheme",
                                pod -> pod.set("AWS_ENDPOINT_URL_STS", "sts.us-east-1.amazonaws.com"))
                        .finds(
                                HERE,
                                "config-endpoint",
                                "AWS_ENDPOINT_URL_STS is not an address: it must be an http or https URL")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong(
                                "`AWS_ENDPOINT_URL_STS` over plain http, beyond loopback",
                                pod -> pod.set("AWS_ENDPOINT_URL_STS", "http://sts.example"))
                        .finds(
                                HERE,
                                "config-endpoint",
                                "Write https://. For a local world outside this pod, set NXOP_ALLOW_HTTP_STS=true.")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong("the webhook of EKS missed the pod", ConfigurationCases::uninjected)
                        .finds(
                                HERE,
                                "source-none",
                                "check that the service account has a Pod Identity association",
                                "then recreate the pod.")
                        .mendedBy(ConfigurationCases::recreated),
                wrong("a source is named that the pod does not have", pod -> pod.set("NXOP_SOURCE", "web-identity"))
                        .finds(HERE, "config-invalid", "AWS_ROLE_ARN is not set", "choose another NXOP_SOURCE")
                        .mendedBy(pod -> pod.set("NXOP_SOURCE", "pod-identity")),
                wrong("the MSK cluster is not in `NXOP_REGION`", pod -> {
                            pod.set("NXOP_REGION", "us-west-2");
                            pod.set("NXOP_MSK_CLUSTER_ARN", pod.sandbox().msk().clusterArn());
                        })
                        .withResources()
                        .finds(HERE, "config-msk", "the cluster is in us-east-1, but NXOP_REGION says us-west-2.")
                        .mendedBy((pod, said) -> pod.set("NXOP_REGION", said.copied("cluster is in (\\S+),"))),
                wrong("`NXOP_DOCDB_ENDPOINT` without a port", pod -> {
                            pod.unset("NXOP_DOCDB_CLUSTER_ID");
                            pod.set("NXOP_DOCDB_ENDPOINT", "localhost");
                        })
                        .withResources()
                        .finds(HERE, "config-docdb", "NXOP_DOCDB_ENDPOINT", "it must be host:port")
                        .mendedBy(pod -> pod.set(
                                "NXOP_DOCDB_ENDPOINT", pod.sandbox().docdb().endpoint())),
                wrong(
                                "`NXOP_MSK_MECHANISM` of another kind of login",
                                pod -> pod.set("NXOP_MSK_MECHANISM", "SCRAM-SHA-512"))
                        .withResources()
                        .finds(HERE, "config-choice", "it must be one of AWS_MSK_IAM, OAUTHBEARER")
                        .mendedBy((pod, said) -> pod.set("NXOP_MSK_MECHANISM", said.copied("one of (\\w+),"))),
                wrong("several at once", pod -> {
                            pod.set("NXOP_ROLE", "example-role");
                            pod.set("NXOP_SESSION_DURATION", "PT8H");
                        })
                        .finds(HERE, "config-invalid", "Correct the 2 settings named above.")
                        .mendedBy(pod -> {
                            pod.restore("NXOP_ROLE");
                            pod.unset("NXOP_SESSION_DURATION");
                        }));
    }

    private static void uninjected(Patient pod) {
        pod.unset("AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    }

    private static void recreated(Patient pod) {
        pod.restore("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        pod.restore("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    }
}
