package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.doctor.Check;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket that may be seen is no object that may be read: the Doctor looks at those that are named. */
@Tag("full")
@Timeout(60)
final class NamedObjectsTest {
    private static final String BUCKET = "nxop-example-data";
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";
    private static final String KEY = "arn:aws:kms:us-east-1:178549792225:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String OTHER_ACCOUNT =
            " If the bucket belongs to another account, the bucket's own policy must allow it, too.";

    private final NxopSandbox sandbox = NxopSandbox.builder().start();

    @BeforeEach
    void fill() {
        sandbox.s3().encrypt(BUCKET, KEY);
        allow("\"s3:*\", \"kms:*\"", "*");
        try (NxopAccess nxop = access();
                S3Client s3 = NxopS3.client(nxop)) {
            s3.putObject(put -> put.bucket(BUCKET).key("reports/2026.csv"), RequestBody.fromString("a,b"));
            s3.putObject(put -> put.bucket(BUCKET).key("empty"), RequestBody.empty());
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private NxopAccess access() {
        return NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
    }

    private void allow(String actions, String resource) {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [%s], "Resource": "%s"}]}
                """.formatted(actions, resource));
    }

    private Diagnosis diagnose(List<String> buckets, String... keys) {
        try (NxopAccess nxop = access()) {
            return Doctor.diagnose(
                    nxop, DiagnosisOptions.usual().withBuckets(buckets).withNamed("key", List.of(keys)));
        }
    }

    private Check only(String key) {
        Diagnosis diagnosis = diagnose(List.of(BUCKET), key);
        List<Check> ofS3 = diagnosis.checks().stream()
                .filter(check -> check.stage().equals("s3"))
                .toList();
        assertThat(ofS3).as(diagnosis.toString()).hasSize(1);
        assertThat(ofS3.get(0).about()).isEqualTo("objects under " + key + " in nxop-example-data");
        return ofS3.get(0);
    }

    private void isRefused(String key, String needed, String otherPolicy) {
        Check check = only(key);
        assertThat(check.finding()).as(check.seen()).contains("s3-bucket-refused");
        assertThat(check.seen())
                .startsWith(
                        "S3 refused the request (AccessDenied: User: arn:aws:sts::178549792225:assumed-role/example-role/");
        assertThat(check.remedy()).isEqualTo("Allow " + needed + " in the policy of " + ROLE + "." + otherPolicy);
    }

    @Test
    void aRoleThatMayDoEverything() {
        assertThat(only("reports/").seen()).isEqualTo("the role may list them, and read reports/2026.csv");
        assertThat(only("reports/2026.csv").seen()).isEqualTo("the role may list them, and read reports/2026.csv");
        assertThat(only("empty").seen()).isEqualTo("the role may list them, and read empty");
        assertThat(only("none").seen())
                .isEqualTo(
                        "there is none; the role may list them; S3 shows the right to read only for an object that exists");
    }

    @Test
    void aRoleThatMayNotList() {
        allow("\"s3:GetObject\", \"kms:*\"", "*");
        isRefused("reports/", "s3:ListBucket on arn:aws:s3:::nxop-example-data", OTHER_ACCOUNT);
        isRefused("none", "s3:ListBucket on arn:aws:s3:::nxop-example-data", OTHER_ACCOUNT);
        assertThat(only("reports/2026.csv").seen())
                .as("who knows the key needs no list")
                .isEqualTo("the role may read it, but not list the bucket (s3:ListBucket)");
    }

    @Test
    void aRoleThatMayNotRead() {
        allow("\"s3:ListBucket\", \"kms:*\"", "*");
        isRefused("reports/", "s3:GetObject on arn:aws:s3:::nxop-example-data/reports/2026.csv", OTHER_ACCOUNT);
    }

    @Test
    void aRoleThatMayNotDecrypt() {
        String ofKey =
                " If the key belongs to another account, or the key's own policy does not leave access to IAM, that policy must allow"
                        + " it, too.";
        allow("\"s3:ListBucket\", \"s3:GetObject\"", "*");
        isRefused("reports/", "kms:Decrypt on " + KEY, ofKey);
        allow("\"s3:GetObject\"", "*");
        isRefused("reports/2026.csv", "kms:Decrypt on " + KEY, ofKey);
    }

    /** A policy that narrows the list to a prefix refuses HeadBucket: that is no fault. */
    @Test
    void aRoleThatMayListAPartOfTheBucket() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": {"StringLike": {"s3:prefix": "reports/*"}}},
                  {"Effect": "Allow", "Action": ["s3:GetObject", "kms:Decrypt"], "Resource": "*"}]}
                """);
        assertThat(only("reports/").seen()).isEqualTo("the role may list them, and read reports/2026.csv");
    }

    @Test
    void lookingChangesNothing() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject", "kms:Decrypt"], "Resource": "*"}]}
                """);
        assertThat(diagnose(List.of(BUCKET), "reports/", "empty", "none").healthy())
                .isTrue();
    }

    @Test
    void aBucketThatIsNotThereOrDoesNotAnswer() {
        Diagnosis unknown = diagnose(List.of("no-such-bucket"), "reports/");
        assertThat(unknown.finding()).contains("s3-bucket-unknown");
        sandbox.faults(Endpoint.S3).inject(Fault.status(500));
        assertThat(only("reports/").finding()).contains("s3-failed");
    }

    @Test
    void keysWithoutABucket() {
        Diagnosis diagnosis = diagnose(List.of(), "reports/");
        Check check = diagnosis.firstFailure().orElseThrow();
        assertThat(check.finding()).contains("s3-bucket-unknown");
        assertThat(check.seen()).isEqualTo("The command names objects with --key, but no bucket.");
        assertThat(check.remedy()).isEqualTo("Name the bucket, too: --bucket NAME.");
    }
}
