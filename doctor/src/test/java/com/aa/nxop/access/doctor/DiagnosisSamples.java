package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Diagnoses as they come from real worlds, to be shown: with names as long as they get, and several failures. */
final class DiagnosisSamples {
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";
    private static final String LONG_ARN =
            "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-"
                    + "351f537d-c5a0-4c9f-8d0b-5f0d2e6a7b11";
    private static final List<ReportedSetting> SETTINGS = List.of(
            new ReportedSetting("NXOP_ROLE", "variable", "178549792225/example-role"),
            new ReportedSetting("NXOP_ENVIRONMENT", "variable", "nonprod"),
            new ReportedSetting("AWS_REGION", "variable", "us-east-1"),
            new ReportedSetting(
                    "NXOP_MSK_CLUSTER_ARN",
                    "variable",
                    "arn:aws:kafka:us-east-1:178549792225:cluster/nxop-nonprod-events/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-25"),
            new ReportedSetting("NXOP_EXTERNAL_ID", "system property", "present"));

    private final List<Check> checks = new ArrayList<>();
    private Optional<String> statement = Optional.empty();
    private Optional<List<String>> policy = Optional.empty();

    private DiagnosisSamples() {}

    /** By name, each with the class of the part that must be broken. */
    static Map<String, Diagnosis> all() {
        Map<String, Diagnosis> all = new LinkedHashMap<>();
        all.put("well", well());
        all.put("configuration", configuration());
        all.put("source", source());
        all.put("assume-role", assumeRole());
        all.put("resources", resources());
        return all;
    }

    private Diagnosis diagnosis() {
        return new Diagnosis(checks, SETTINGS, statement, policy);
    }

    private DiagnosisSamples ok(String stage, String about, String seen, String meaning) {
        checks.add(Check.ok(stage, about, seen, meaning));
        return this;
    }

    private DiagnosisSamples failed(
            String stage, String about, Finding finding, String seen, String remedy, String meaning) {
        checks.add(Check.failed(stage, about, new AccessException(finding, seen, remedy), meaning));
        return this;
    }

    private DiagnosisSamples skipped(String why, String... stages) {
        for (String stage : stages) {
            checks.add(Check.skipped(stage, stage, why));
        }
        return this;
    }

    private DiagnosisSamples toPod() {
        return ok("configuration", "5 settings", ROLE + ", region us-east-1, STS in us-east-1", "")
                .ok(
                        "workload",
                        "identity of the pod",
                        "namespace fxip-ms-dev, service account example-app, pod example-app-7d4b9c8f6-x2x1z, cluster"
                                + " arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
                        "");
    }

    private DiagnosisSamples toSource() {
        return toPod().ok(
                        "source",
                        "choice of the source",
                        "pod-identity at http://169.254.170.23/v1/credentials, token in"
                                + " /var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token, found in the environment",
                        "")
                .ok(
                        "source",
                        "token",
                        "audience pods.eks.amazonaws.com, 12 s old, good until 2026-11-22T00:00:00Z",
                        "");
    }

    private DiagnosisSamples toIdentity() {
        return toSource()
                .ok("source", "credentials", "credentials of account 285282426848 until 2026-11-21T06:00:00Z", "")
                .ok(
                        "source-identity",
                        "identity of the source's credentials",
                        LONG_ARN,
                        "It is the KPaaS account of NXOP_ENVIRONMENT=nonprod.");
    }

    private DiagnosisSamples toTarget() {
        return toIdentity()
                .ok(
                        "assume-role",
                        ROLE,
                        ROLE + " as fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z, tags inherited",
                        "")
                .ok(
                        "target-identity",
                        "identity of the session",
                        "arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z",
                        "");
    }

    static Diagnosis well() {
        DiagnosisSamples pod = new DiagnosisSamples().toTarget();
        pod.ok("s3", "bucket nxop-example-data", "bucket nxop-example-data exists, and the role may see it", "");
        for (String step : List.of("brokers", "DNS name", "port", "TLS", "login")) {
            pod.ok("msk", step, "b-1.nxop-nonprod-events.0a1b2c.c25.kafka.us-east-1.amazonaws.com:9098 at " + step, "");
        }
        pod.skipped("not configured", "docdb");
        return pod.diagnosis();
    }

    static Diagnosis configuration() {
        return new DiagnosisSamples()
                .failed(
                        "configuration",
                        "5 settings",
                        CoreFinding.CONFIG_INVALID,
                        """
                        2 settings are wrong:
                          1. NXOP_ROLE is "x": it must be an ARN. (config-role)
                          2. NXOP_REGION is "y". (config-region)""",
                        "Correct them, and start the application again.",
                        """
                        The SDK does not start with these settings. The Doctor called nothing.
                        NXOP_ROL is set, but it is not a setting of this SDK. Did you mean NXOP_ROLE?""")
                .skipped(
                        "an earlier stage failed",
                        "workload",
                        "source",
                        "source-identity",
                        "assume-role",
                        "target-identity")
                .diagnosis();
    }

    static Diagnosis source() {
        return new DiagnosisSamples()
                .toSource()
                .failed(
                        "source",
                        "credentials",
                        CoreFinding.AGENT_REFUSED,
                        "The Pod Identity agent refused (HTTP 404): ResourceNotFoundException: [abc]: (ResourceNotFoundException) No"
                                + " association found for service account example-app in namespace fxip-ms-dev.",
                        "Create a Pod Identity association for this service account in this cluster (runway.aa.com/pod-identity), then"
                                + " recreate the pod.",
                        "The pod has no credentials of its own, so the Doctor did not check the later stages.")
                .skipped("an earlier stage failed", "source-identity", "assume-role", "target-identity")
                .skipped("an earlier stage failed", "s3", "msk")
                .skipped("not configured", "docdb")
                .diagnosis();
    }

    static Diagnosis assumeRole() {
        DiagnosisSamples pod = new DiagnosisSamples()
                .toIdentity()
                .failed(
                        "assume-role",
                        ROLE,
                        CoreFinding.ASSUME_ROLE_REFUSED,
                        "STS refused AssumeRole on " + ROLE + ": AccessDenied: User: " + LONG_ARN
                                + " is not authorized to perform: sts:AssumeRole on resource: " + ROLE,
                        """
                        Let the role's team compare its trust policy with what this pod sent:
                              aws:RequestTag/kubernetes-namespace = fxip-ms-dev
                              aws:RequestTag/kubernetes-service-account = example-app""",
                        """
                        The pod's own credentials are good, but STS refuses the NXOP role. Likely causes, the likeliest first:
                          1. a condition of the trust policy does not fit this pod: namespace, service account or cluster
                          2. the trust policy does not allow sts:TagSession""")
                .skipped("an earlier stage failed", "target-identity", "s3", "msk", "docdb");
        pod.statement = Optional.of("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "AllowPod",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::285282426848:role/a-path/of-some-length/example-app-kpaas-with-a-long-name" },
                      "Action": ["sts:AssumeRole", "sts:TagSession"]
                    }
                  ]
                }
                """);
        pod.policy = Optional.of(List.of(
                "BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants \"other\"; this pod sends \"fxip-ms-dev\".",
                "WEAK statement 2: \"*\" is everyone."));
        return pod.diagnosis();
    }

    static Diagnosis resources() {
        DiagnosisSamples pod = new DiagnosisSamples().toTarget();
        pod.failed(
                "s3",
                "bucket nxop-example-data",
                AdapterFinding.S3_BUCKET_REFUSED,
                "S3 refused to show the bucket nxop-example-data (HTTP 403).",
                "Allow s3:ListBucket on arn:aws:s3:::nxop-example-data.",
                "");
        pod.ok("msk", "brokers", "b-1.nxop-nonprod-events.0a1b2c.c25.kafka.us-east-1.amazonaws.com:9098", "")
                .ok("msk", "TLS", "certificate of *.kafka.us-east-1.amazonaws.com", "")
                .failed(
                        "msk",
                        "login",
                        AdapterFinding.MSK_LOGIN_REFUSED,
                        "MSK refused the login: Access denied.",
                        "Allow kafka-cluster:Connect on the cluster for the NXOP role.",
                        "");
        pod.skipped("an earlier step failed", "msk");
        pod.skipped("nxop-access-docdb is not on the class path", "docdb");
        return pod.diagnosis();
    }
}
