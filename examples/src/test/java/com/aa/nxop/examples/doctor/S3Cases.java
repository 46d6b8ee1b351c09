package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import java.util.List;

/** Buckets. */
final class S3Cases {
    private static final String HERE = "s3";
    private static final String BUCKET = "nxop-example-data";

    private S3Cases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong("the NXOP role may not list the bucket", pod -> {
                            pod.bucket(BUCKET);
                            pod.sandbox().permissions().replaceTarget(policy("s3:GetObject", BUCKET + "/*"));
                        })
                        .finds(
                                HERE,
                                "s3-bucket-refused",
                                "Allow s3:ListBucket on arn:aws:s3:::nxop-example-data in the policy of arn:aws:iam::178549792225:role/example-role.")
                        .mendedBy((pod, said) -> pod.sandbox()
                                .permissions()
                                .replaceTarget(
                                        policy(said.copied("Allow (s3:\\w+)"), said.copied("arn:aws:s3:::(\\S+)")))),
                wrong("the session policy leaves the bucket out", pod -> {
                            pod.bucket(BUCKET);
                            pod.set(
                                    "NXOP_SESSION_POLICY_FILE",
                                    pod.file("policy.json", policy("s3:GetObject", BUCKET + "/*")));
                        })
                        .finds(
                                HERE,
                                "s3-bucket-refused",
                                "no session policy of the session (NXOP_SESSION_POLICY_FILE) allows s3:ListBucket.")
                        .mendedBy((pod, said) -> pod.file(
                                "policy.json",
                                policy(said.copied("to allow (s3:\\w+)"), said.copied("arn:aws:s3:::(\\S+)")))),
                wrong("the bucket's name is misspelt", pod -> pod.bucket("nxop-exmaple-data"))
                        .finds(
                                HERE,
                                "s3-bucket-unknown",
                                "Check its name: a bucket's name is unique across all accounts and regions.")
                        .mendedBy(pod -> pod.bucket(BUCKET)),
                wrong("the bucket is in another region", pod -> {
                            pod.bucket(BUCKET);
                            pod.set("NXOP_REGION", "us-west-2");
                        })
                        .finds(HERE, "s3-bucket-region", "Set NXOP_REGION to the bucket's region")
                        .mendedBy(pod -> pod.set("NXOP_REGION", "us-east-1")),
                wrong("`AWS_ENDPOINT_URL_S3` names a port on which nobody listens", pod -> {
                            pod.bucket(BUCKET);
                            pod.set("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");
                        })
                        .finds(
                                HERE,
                                "s3-failed",
                                "Check that the pod can reach S3 of its region on port 443",
                                "Check AWS_ENDPOINT_URL_S3 if it is set.")
                        .mendedBy(pod -> pod.set(
                                "AWS_ENDPOINT_URL_S3",
                                pod.sandbox().uri(Endpoint.S3).toString())));
    }

    private static String policy(String action, String resource) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "arn:aws:s3:::%s"}}
                """.formatted(action, resource);
    }
}
