package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.s3.NxopS3;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket is there and the login works, and the data is denied. */
final class NamedObjectCases {
    private static final String BUCKET = "nxop-example-data";
    private static final String BUCKET_ARN = "arn:aws:s3:::" + BUCKET;
    private static final String KEY = "arn:aws:kms:us-east-1:178549792225:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String IN_THE_POLICY = " in the policy of arn:aws:iam::178549792225:role/example-role.";

    private NamedObjectCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong("S3: the role may not list the objects", pod -> {
                            look(pod, "reports/");
                            permit(pod, statement("s3:GetObject", BUCKET_ARN + "/*"), decrypt());
                        })
                        .finds("s3", "s3-bucket-refused", "Allow s3:ListBucket on " + BUCKET_ARN + IN_THE_POLICY)
                        .mendedBy((pod, said) ->
                                permit(pod, statement("s3:GetObject", BUCKET_ARN + "/*"), decrypt(), printed(said))),
                wrong("S3: the role may list another part of the bucket", pod -> {
                            look(pod, "reports/");
                            permit(pod, listing("invoices/*"), statement("s3:GetObject", BUCKET_ARN + "/*"), decrypt());
                        })
                        .finds("s3", "s3-bucket-refused", "Allow s3:ListBucket on " + BUCKET_ARN + IN_THE_POLICY)
                        .mendedBy((pod, said) ->
                                permit(pod, statement("s3:GetObject", BUCKET_ARN + "/*"), decrypt(), printed(said))),
                wrong("S3: `s3:GetObject` is allowed on the bucket, and not on what is in it", pod -> {
                            look(pod, "reports/");
                            permit(
                                    pod,
                                    statement("s3:ListBucket", BUCKET_ARN),
                                    statement("s3:GetObject", BUCKET_ARN),
                                    decrypt());
                        })
                        .finds(
                                "s3",
                                "s3-bucket-refused",
                                "Allow s3:GetObject on " + BUCKET_ARN + "/reports/2026.csv" + IN_THE_POLICY)
                        .mendedBy((pod, said) ->
                                permit(pod, statement("s3:ListBucket", BUCKET_ARN), decrypt(), printed(said))),
                wrong("S3: the role may read the object, and not use its KMS key", pod -> {
                            look(pod, "reports/2026.csv");
                            permit(
                                    pod,
                                    statement("s3:ListBucket", BUCKET_ARN),
                                    statement("s3:GetObject", BUCKET_ARN + "/*"));
                        })
                        .finds(
                                "s3",
                                "s3-bucket-refused",
                                "Allow kms:Decrypt on " + KEY + IN_THE_POLICY,
                                "If the key belongs to another account, or the key's own policy does not leave access to IAM, that policy must allow it, too.")
                        .mendedBy((pod, said) -> permit(
                                pod,
                                statement("s3:ListBucket", BUCKET_ARN),
                                statement("s3:GetObject", BUCKET_ARN + "/*"),
                                printed(said))),
                wrong("S3: `--key` without the bucket that the objects are in", pod -> pod.name("--key", "reports/"))
                        .finds("s3", "s3-bucket-unknown", "Name the bucket, too: --bucket NAME.")
                        .mendedBy(pod -> pod.name("--key", "reports/", "--bucket", BUCKET)),
                wrong("DocumentDB: the user has rights on another database only", pod -> {
                            pod.name("--collection", "orders.open");
                            pod.sandbox().docdb().register(pod.sandbox().targetRole(), "readWrite@nxop_example");
                        })
                        .withResources()
                        .finds(
                                "docdb",
                                "docdb-unauthorized",
                                "db.grantRolesToUser(\"arn:aws:iam::178549792225:role/example-role\", [{role: \"read\", db: \"orders\"}])")
                        .mendedBy((pod, said) -> pod.sandbox()
                                .docdb()
                                .register(
                                        said.copied("grantRolesToUser\\(\"([^\"]+)"),
                                        "readWrite@nxop_example",
                                        said.copied("role: \"(\\w+)") + "@" + said.copied("db: \"(\\w+)"))),
                wrong("DocumentDB: a collection is named, and no cluster is configured", pod -> {
                            pod.name("--collection", "nxop_example.flights");
                            pod.unset("NXOP_DOCDB_CLUSTER_ID", "NXOP_DOCDB_ENDPOINT");
                        })
                        .withResources()
                        .finds("docdb", "docdb-not-configured", "Set one of them.")
                        .mendedBy(pod -> pod.set(
                                "NXOP_DOCDB_CLUSTER_ID", pod.sandbox().docdb().clusterId())));
    }

    /** There is an object, encrypted with a key of the NXOP account. */
    private static void look(Patient pod, String key) {
        pod.name("--bucket", BUCKET, "--key", key);
        pod.sandbox().s3().encrypt(BUCKET, KEY);
        permit(pod, statement("s3:*", "*"), statement("kms:*", "*"));
        try (NxopAccess nxop =
                        NxopAccess.of(NxopConfig.fromEnvironment(pod.sandbox().environment()));
                S3Client s3 = NxopS3.client(nxop)) {
            s3.putObject(put -> put.bucket(BUCKET).key("reports/2026.csv"), RequestBody.fromString("a,b"));
        }
    }

    private static String printed(Said said) {
        return statement(said.copied("Allow (\\w+:\\w+)"), said.copied(" on (arn:\\S+)"));
    }

    private static String decrypt() {
        return statement("kms:Decrypt", KEY);
    }

    private static String listing(String prefix) {
        return statement("s3:ListBucket", BUCKET_ARN)
                .replaceFirst("}$", ", \"Condition\": {\"StringLike\": {\"s3:prefix\": \"" + prefix + "\"}}}");
    }

    private static String statement(String action, String resource) {
        return "{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": \"" + resource + "\"}";
    }

    private static void permit(Patient pod, String... statements) {
        pod.sandbox()
                .permissions()
                .replaceTarget("{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}");
    }
}
