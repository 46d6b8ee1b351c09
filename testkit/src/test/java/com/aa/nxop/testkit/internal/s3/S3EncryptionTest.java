package com.aa.nxop.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.SandboxSts;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Who may use S3, and not the KMS key, does not get far. */
@Tag("full")
class S3EncryptionTest {
    private static final String KEY = "arn:aws:kms:us-east-1:178549792225:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final S3Rig rig = new S3Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    private S3Client allowed(String... actions) {
        return client("\"" + String.join("\", \"", actions) + "\"", "");
    }

    private S3Client client(String actions, String condition) {
        SandboxSts.Session session = rig.session("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [%s], "Resource": "*"%s}]}
                """.formatted(actions, condition));
        return rig.client(session);
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(put -> put.bucket(S3Rig.BUCKET).key(key), RequestBody.fromString("content"));
    }

    private static String get(S3Client s3, String key) {
        return s3.getObjectAsBytes(get -> get.bucket(S3Rig.BUCKET).key(key)).asUtf8String();
    }

    private static void refused(ThrowingCallable call, String action, String resource) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo(
                        "User: arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app is not authorized to"
                                + " perform: " + action + " on resource: " + resource
                                + " because no identity-based policy allows the "
                                + action + " action");
    }

    @Test
    void aBucketThatIsEncryptedByDefault() {
        rig.encrypt(KEY);
        try (S3Client both = allowed("s3:*", "kms:GenerateDataKey", "kms:Decrypt");
                S3Client writer = allowed("s3:*", "kms:GenerateDataKey");
                S3Client reader = allowed("s3:*", "kms:Decrypt")) {
            put(writer, "k");
            assertThat(get(both, "k")).isEqualTo("content");
            assertThat(get(reader, "k")).isEqualTo("content");
            refused(() -> put(reader, "other"), "kms:GenerateDataKey", KEY);
            refused(() -> get(writer, "k"), "kms:Decrypt", KEY);
            refused(
                    () -> writer.copyObject(copy -> copy.sourceBucket(S3Rig.BUCKET)
                            .sourceKey("k")
                            .destinationBucket(S3Rig.BUCKET)
                            .destinationKey("copy")),
                    "kms:Decrypt",
                    KEY);
            assertThat(writer.headObject(head -> head.bucket(S3Rig.BUCKET).key("k"))
                            .contentLength())
                    .as("what is in the object stays hidden, that it is there does not")
                    .isEqualTo(7);
        }
    }

    @Test
    void anUploadInParts() {
        rig.encrypt(KEY);
        try (S3Client both = allowed("s3:*", "kms:GenerateDataKey", "kms:Decrypt");
                S3Client writer = allowed("s3:*", "kms:GenerateDataKey")) {
            String id = writer.createMultipartUpload(
                            create -> create.bucket(S3Rig.BUCKET).key("k"))
                    .uploadId();
            String tag = writer.uploadPart(
                            part -> part.bucket(S3Rig.BUCKET)
                                    .key("k")
                                    .uploadId(id)
                                    .partNumber(1),
                            RequestBody.fromString("part"))
                    .eTag();
            refused(() -> complete(writer, id, tag), "kms:Decrypt", KEY);
            complete(both, id, tag);
            assertThat(get(both, "k")).isEqualTo("part");
            refused(() -> get(writer, "k"), "kms:Decrypt", KEY);
        }
    }

    private static void complete(S3Client s3, String id, String tag) {
        s3.completeMultipartUpload(complete -> complete.bucket(S3Rig.BUCKET)
                .key("k")
                .uploadId(id)
                .multipartUpload(upload -> upload.parts(
                        CompletedPart.builder().partNumber(1).eTag(tag).build())));
    }

    @Test
    void anObjectWithAKeyOfItsOwn() {
        String own = KEY.replace("1234abcd", "99999999");
        try (S3Client both = allowed("s3:*", "kms:*");
                S3Client none = allowed("s3:*")) {
            both.putObject(
                    put -> put.bucket(S3Rig.BUCKET)
                            .key("k")
                            .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                            .ssekmsKeyId(own),
                    RequestBody.fromString("content"));
            refused(() -> get(none, "k"), "kms:Decrypt", own);
            put(none, "k");
            assertThat(get(none, "k")).as("the new one has no key").isEqualTo("content");
        }
    }

    /** Otherwise a stranger could find out which objects there are. */
    @Test
    void whoMayNotListIsNotToldThatAnObjectIsMissing() {
        try (S3Client almighty = allowed("s3:*");
                S3Client reader = allowed("s3:GetObject")) {
            put(almighty, "k");
            assertThat(get(reader, "k")).isEqualTo("content");
            refused(() -> get(reader, "none"), "s3:ListBucket", "\"arn:aws:s3:::nxop-example-data\"");
            S3Exception missing = catchThrowableOfType(S3Exception.class, () -> get(almighty, "none"));
            assertThat(missing.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aListOfAPartOfTheBucket() {
        try (S3Client almighty = allowed("s3:*");
                S3Client part = client(
                        "\"s3:ListBucket\"", ", \"Condition\": {\"StringLike\": {\"s3:prefix\": \"reports/*\"}}")) {
            put(almighty, "reports/a b");
            assertThat(part.listObjectsV2(list -> list.bucket(S3Rig.BUCKET).prefix("reports/a b"))
                            .contents())
                    .hasSize(1);
            refused(
                    () -> part.listObjectsV2(list -> list.bucket(S3Rig.BUCKET).prefix("other/")),
                    "s3:ListBucket",
                    "\"arn:aws:s3:::nxop-example-data\"");
            refused(
                    () -> part.listObjectsV2(list -> list.bucket(S3Rig.BUCKET)),
                    "s3:ListBucket",
                    "\"arn:aws:s3:::nxop-example-data\"");
        }
    }
}
