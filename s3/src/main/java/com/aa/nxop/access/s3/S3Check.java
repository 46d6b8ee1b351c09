package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.ProfileFiles;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.ControlPlane;
import com.aa.nxop.access.spi.check.CheckContext;
import com.aa.nxop.access.spi.check.CheckSequence;
import com.aa.nxop.access.spi.check.ResourceCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Asks S3 for each bucket that was named whether it is there and the role may see it: one HeadBucket each. Where keys were named, too, it lists
 * and reads in place of that.
 */
public final class S3Check implements ResourceCheck {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final ResourceCheck.Option KEY = new ResourceCheck.Option(
            "key",
            "PREFIX",
            "Ask S3 in each --bucket whether the role may list and read objects whose keys begin with PREFIX.",
            Pattern.compile("\\P{Cntrl}{1,1024}"),
            "the key of an object, or the beginning of keys");

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
    public List<ResourceCheck.Option> options() {
        return List.of(KEY);
    }

    @Override
    public void check(CheckContext context) {
        List<String> prefixes = context.named(KEY.name());
        if (context.buckets().isEmpty()) {
            context.sequence()
                    .step(
                            "objects",
                            () -> {
                                throw noBucket();
                            },
                            S3Check::noBucket);
        }
        for (String bucket : context.buckets()) {
            if (prefixes.isEmpty()) {
                look(context, "bucket " + bucket, bucket, left -> head(context.nxop(), bucket, left));
            }
            // Not the bucket itself: whoever may list some of its objects may not look at it as a whole.
            for (String prefix : prefixes) {
                ObjectAccess objects = new ObjectAccess(context.nxop(), bucket, prefix);
                look(context, "objects under " + prefix + " in " + bucket, bucket, left -> {
                    try (S3Client s3 = client(context.nxop(), left)) {
                        return objects.look(s3);
                    }
                });
            }
        }
    }

    private static void look(CheckContext context, String about, String bucket, Function<Duration, String> call) {
        CheckSequence steps = context.sequence()
                .asking(ControlPlane.endpoint(
                        S3Settings.of(context.nxop()).endpoint(),
                        ControlPlane.host("s3", context.nxop().region())));
        steps.step(about, () -> call.apply(steps.left()), BucketExplanation.ofHead(context.nxop(), bucket)::late);
    }

    private static AccessException noBucket() {
        return new AccessException(
                S3Finding.S3_BUCKET_UNKNOWN,
                "The command names objects with --key, but no bucket.",
                "Name the bucket, too: --bucket NAME.");
    }

    private static String head(NxopAccess nxop, String bucket, Duration left) {
        try (S3Client s3 = client(nxop, left)) {
            return head(s3, nxop, bucket);
        }
    }

    private static String head(S3Client s3, NxopAccess nxop, String bucket) {
        try {
            s3.headBucket(head -> head.bucket(bucket));
            return "bucket " + bucket + " exists, and the role may see it";
        } catch (SdkException e) {
            BucketExplanation explanation = BucketExplanation.ofHead(nxop, bucket);
            throw namedPolicy(s3, explanation, bucket, e).orElseGet(() -> explanation.ofHead(e));
        }
    }

    /** An answer to HEAD has no text: listing one key needs the same permission, and its refusal may name the policy. */
    private static Optional<AccessException> namedPolicy(
            S3Client s3, BucketExplanation explanation, String bucket, SdkException head) {
        if (!(head instanceof AwsServiceException refused) || refused.statusCode() != 403) {
            return Optional.empty();
        }
        try {
            s3.listObjectsV2(list -> list.bucket(bucket).maxKeys(1));
            return Optional.empty();
        } catch (SdkException e) {
            return explanation.ofNamedPolicy(e);
        }
    }

    private static S3Client client(NxopAccess nxop, Duration left) {
        Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        return NxopS3.builder(nxop)
                .overrideConfiguration(call -> call.defaultProfileFile(ProfileFiles.none())
                        .apiCallTimeout(limit)
                        .apiCallAttemptTimeout(limit))
                .build();
    }
}
