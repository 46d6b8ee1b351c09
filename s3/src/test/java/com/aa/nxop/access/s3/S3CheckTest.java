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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Doctor's look at buckets. */
@Tag("full")
@Timeout(60)
final class S3CheckTest {
    private static final String BUCKET = "nxop-example-data";

    private static final String REACH =
            "Check that the pod can reach S3 of its region on port 443 (egress rule, VPC endpoint). Check AWS_ENDPOINT_URL_S3 if it is"
                    + " set.";

    private final NxopSandbox sandbox = NxopSandbox.builder().start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Diagnosis diagnose(Map<String, String> more, String... buckets) {
        return diagnose(Duration.ofSeconds(10), more, buckets);
    }

    private Diagnosis diagnose(Duration time, Map<String, String> more, String... buckets) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.putAll(more);
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            return Doctor.diagnose(
                    nxop, DiagnosisOptions.usual().withTimeout(time).withBuckets(List.of(buckets)));
        }
    }

    private static Check first(Diagnosis diagnosis) {
        assertThat(diagnosis.firstFailure()).as(diagnosis.toString()).isPresent();
        Check first = diagnosis.firstFailure().get();
        assertThat(first.stage()).isEqualTo("s3");
        return first;
    }

    @Test
    void aBucketThatTheRoleMaySee() {
        Diagnosis diagnosis = diagnose(Map.of(), BUCKET);
        assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
        assertThat(diagnosis.toString()).contains("  ok    s3              bucket nxop-example-data exists");
    }

    @Test
    void withoutABucketThereIsNothingToLookAt() {
        assertThat(diagnose(Map.of()).toString())
                .contains("  -     s3              no bucket was named (--bucket NAME)\n");
        assertThat(sandbox.requests(Endpoint.S3)).isZero();
    }

    @Test
    void aMissingBucketIsReportedAndTheOthersAreStillChecked() {
        Diagnosis diagnosis = diagnose(Map.of(), "no-such-bucket", BUCKET);
        Check first = first(diagnosis);
        assertThat(first.finding()).contains("s3-bucket-unknown");
        assertThat(first.seen()).isEqualTo("There is no bucket no-such-bucket (HTTP 404).");
        assertThat(first.remedy())
                .isEqualTo("Check its name: a bucket's name is unique across all accounts and regions.");
        assertThat(diagnosis.checks())
                .filteredOn(check -> check.stage().equals("s3"))
                .extracting(Check::status)
                .containsExactly(Check.Status.FAILED, Check.Status.OK);
    }

    @Test
    void aBucketThatTheRoleMayNotSee() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
                """);
        Check first = first(diagnose(Map.of(), BUCKET));
        assertThat(first.finding()).contains("s3-bucket-refused");
        assertThat(first.seen()).isEqualTo("S3 refused to show the bucket nxop-example-data (HTTP 403).");
        assertThat(first.remedy())
                .isEqualTo("Allow s3:ListBucket on arn:aws:s3:::nxop-example-data in the policy of"
                        + " arn:aws:iam::178549792225:role/example-role. If the bucket belongs to another account, the bucket's own"
                        + " policy must allow it, too.");
    }

    @Test
    void aBucketOfAnotherRegion() {
        Check first = first(diagnose(Map.of("NXOP_REGION", "us-west-2"), BUCKET));
        assertThat(first.finding()).contains("s3-bucket-region");
        assertThat(first.seen()).startsWith("The bucket nxop-example-data is not in us-west-2");
        assertThat(first.remedy())
                .isEqualTo("Set NXOP_REGION to the bucket's region, or give this client a region of its own.");
    }

    @Test
    void s3ThatHangs() {
        sandbox.faults(Endpoint.S3).inject(Fault.hang());
        Check first = first(diagnose(Duration.ofSeconds(2), Map.of(), BUCKET));
        assertThat(first.finding()).contains("s3-failed");
        assertThat(first.seen()).startsWith("S3 did not answer for the bucket nxop-example-data: ");
        assertThat(first.remedy()).isEqualTo(REACH);
    }

    /** Each is looked at, and none hides another. */
    @Test
    void severalThatFailAreSeveralFindings() {
        Diagnosis diagnosis = diagnose(Map.of(), "no-such-bucket", BUCKET, "nor-this-one");
        assertThat(diagnosis.checks().stream().filter(check -> check.stage().equals("s3")))
                .extracting(check -> check.about() + " " + check.finding().orElse("ok"))
                .containsExactly(
                        "bucket no-such-bucket s3-bucket-unknown",
                        "bucket nxop-example-data ok",
                        "bucket nor-this-one s3-bucket-unknown");
        assertThat(diagnosis.toString().replaceAll("\\s+", " "))
                .contains(
                        " ok s3 bucket nxop-example-data: bucket nxop-example-data exists, and the role may see it (Asked directly.)");
    }

    /** An answer to HEAD has no text. */
    @ParameterizedTest
    @CsvSource({
        "500, s3-failed",
        "503, s3-failed",
        "400, s3-failed",
        "404, s3-bucket-unknown",
        "403, s3-bucket-refused",
        "301, s3-bucket-region"
    })
    void allThatThereIsToSeeIsTheStatus(int status, String finding) {
        sandbox.faults(Endpoint.S3).inject(Fault.status(status, ""));
        Check first = first(diagnose(Map.of(), BUCKET));
        assertThat(first.finding()).contains(finding);
        assertThat(first.seen())
                .contains("nxop-example-data")
                .endsWith("HTTP " + status + (finding.equals("s3-failed") ? "." : ")."));
    }

    @Test
    void s3ThatCannotBeReached() {
        Check first = first(diagnose(Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"), BUCKET));
        assertThat(first.finding()).contains("s3-failed");
        assertThat(first.seen())
                .startsWith("S3 did not answer for the bucket nxop-example-data: ")
                .contains("refused");
        assertThat(first.remedy()).isEqualTo(REACH);
    }
}
