package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.ProfileFiles;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.check.CheckContext;
import com.aa.nxop.access.spi.check.CheckSequence;
import com.aa.nxop.access.spi.check.ResourceCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Asks S3 for each bucket that was named whether it is there and the role may see it: one HeadBucket each. */
public final class S3Check implements ResourceCheck {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** For the service loader. */
    public S3Check() {}

    @Override
    public String resource() {
        return "s3";
    }

    @Override
    public boolean isConfigured(AdapterContext context, List<String> buckets) {
        return !buckets.isEmpty();
    }

    @Override
    public void check(CheckContext context) {
        for (String bucket : context.buckets()) {
            CheckSequence steps = context.sequence();
            steps.step(
                    "bucket " + bucket,
                    () -> head(context.nxop(), bucket, steps.left()),
                    explanation(context.nxop(), bucket)::late);
        }
    }

    private static String head(NxopAccess nxop, String bucket, Duration left) {
        Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        try (S3Client s3 = NxopS3.builder(nxop)
                .overrideConfiguration(call -> call.defaultProfileFile(ProfileFiles.none())
                        .apiCallTimeout(limit)
                        .apiCallAttemptTimeout(limit))
                .build()) {
            return head(s3, nxop, bucket);
        }
    }

    private static String head(S3Client s3, NxopAccess nxop, String bucket) {
        try {
            s3.headBucket(head -> head.bucket(bucket));
            return "bucket " + bucket + " is there, and the role may see it";
        } catch (SdkException e) {
            throw namedPolicy(s3, nxop, bucket, e)
                    .orElseGet(() -> explanation(nxop, bucket).ofHead(e));
        }
    }

    /** An answer to HEAD has no text: listing one key needs the same permission, and its refusal may name the policy. */
    private static Optional<AccessException> namedPolicy(
            S3Client s3, NxopAccess nxop, String bucket, SdkException head) {
        if (!(head instanceof AwsServiceException refused) || refused.statusCode() != 403) {
            return Optional.empty();
        }
        try {
            s3.listObjectsV2(list -> list.bucket(bucket).maxKeys(1));
            return Optional.empty();
        } catch (SdkException e) {
            return explanation(nxop, bucket).ofNamedPolicy(e);
        }
    }

    private static BucketExplanation explanation(NxopAccess nxop, String bucket) {
        return new BucketExplanation(nxop, Optional.of(bucket));
    }
}
