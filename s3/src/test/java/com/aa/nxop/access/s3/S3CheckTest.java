package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.diagnose.Check;
import com.aa.nxop.access.diagnose.Diagnosis;
import com.aa.nxop.access.diagnose.DiagnosisOptions;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.http.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Doctor's look at buckets. */
@Timeout(60)
final class S3CheckTest {
    private static final String BUCKET = "nxop-example-data";

    private final NxopSandbox sandbox = NxopSandbox.builder().start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Diagnosis diagnose(Map<String, String> more, String... buckets) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.putAll(more);
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            return nxop.diagnose(
                    DiagnosisOptions.usual().withTimeout(Duration.ofSeconds(10)).withBuckets(List.of(buckets)));
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
        assertThat(diagnosis.toString()).contains("  ok    s3              bucket nxop-example-data is there");
    }

    @Test
    void withoutABucketThereIsNothingToLookAt() {
        assertThat(diagnose(Map.of()).toString())
                .contains("  -     s3              no bucket was named (--bucket NAME)\n");
        assertThat(sandbox.requests(Endpoint.S3)).isZero();
    }

    @Test
    void aBucketThatIsNotThereIsToldApartAndTheOthersAreLookedAtAllTheSame() {
        Diagnosis diagnosis = diagnose(Map.of(), "no-such-bucket", BUCKET);
        assertThat(first(diagnosis).finding()).contains("s3-bucket-unknown");
        assertThat(diagnosis.checks())
                .filteredOn(check -> check.stage().equals("s3"))
                .extracting(Check::status)
                .containsExactly(Check.Status.FAILED, Check.Status.OK);
    }

    @Test
    void aBucketThatTheRoleMayNotSee() {
        sandbox.replaceTargetPermissions("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
                """);
        Check first = first(diagnose(Map.of(), BUCKET));
        assertThat(first.finding()).contains("s3-bucket-refused");
        assertThat(first.remedy())
                .startsWith("Allow s3:ListBucket on arn:aws:s3:::nxop-example-data in the policy of"
                        + " arn:aws:iam::178549792225:role/example-role.");
    }

    @Test
    void aBucketOfAnotherRegion() {
        Check first = first(diagnose(Map.of("NXOP_REGION", "us-west-2"), BUCKET));
        assertThat(first.finding()).contains("s3-bucket-region");
        assertThat(first.seen()).startsWith("The bucket nxop-example-data is not in us-west-2");
    }

    @Test
    void s3ThatHangs() {
        sandbox.inject(Endpoint.S3, Fault.hang());
        assertThat(first(diagnose(Map.of(), BUCKET)).finding()).contains("s3-failed");
    }

    @Test
    void s3ThatCannotBeReached() {
        assertThat(first(diagnose(Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"), BUCKET))
                        .finding())
                .contains("s3-failed");
    }
}
