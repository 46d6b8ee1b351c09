package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.ControlPlane;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.ProfileFiles;
import com.aa.nxop.access.diagnose.DiagnosisOptions;
import com.aa.nxop.access.diagnose.ResourceCheck;
import com.aa.nxop.access.diagnose.Steps;
import com.aa.nxop.access.diagnose.Visit;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks S3 for each bucket that was named whether it is there and the role may see it: one HeadBucket each. */
public final class S3Check implements ResourceCheck {
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final String REMEDY =
            "Check that the pod may reach S3 of its region on port 443 (egress rule, VPC endpoint), and AWS_ENDPOINT_URL_S3 if it"
                    + " is set.";

    /** For the service loader. */
    public S3Check() {}

    @Override
    public String resource() {
        return "s3";
    }

    @Override
    public boolean isConfigured(NxopConfig config, DiagnosisOptions options) {
        return !options.buckets().isEmpty();
    }

    @Override
    public void visit(Visit visit) {
        for (String bucket : visit.buckets()) {
            Steps steps = visit.steps();
            steps.step(
                    "bucket " + bucket,
                    () -> head(visit.nxop(), bucket, steps.left()),
                    () -> failed(bucket, "no answer in time"));
        }
    }

    private static String head(NxopAccess nxop, String bucket, Duration left) {
        Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        try (S3Client s3 = NxopS3.builder(nxop)
                .overrideConfiguration(call -> call.defaultProfileFile(ProfileFiles.none())
                        .apiCallTimeout(limit)
                        .apiCallAttemptTimeout(limit))
                .build()) {
            s3.headBucket(head -> head.bucket(bucket));
            return "bucket " + bucket + " is there, and the role may see it";
        } catch (S3Exception e) {
            throw explained(nxop, bucket, e);
        } catch (SdkException e) {
            throw failed(bucket, ControlPlane.said(e), ControlPlane.remedy(e, REMEDY));
        }
    }

    /** An answer to HEAD has no text: the status and the header with the region are all that there is. */
    private static AccessException explained(NxopAccess nxop, String bucket, S3Exception e) {
        String region = e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null
                ? ""
                : e.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse("");
        boolean elsewhere = !region.isEmpty() && !region.equals(nxop.region().id());
        if (e.statusCode() == 301 || elsewhere) {
            return new AccessException(
                    Finding.S3_BUCKET_REGION,
                    "The bucket " + bucket + " is not in " + nxop.region() + (elsewhere ? " but in " + region : "")
                            + " (HTTP " + e.statusCode() + ").",
                    "Set NXOP_REGION to the bucket's region, or give this client a region of its own.");
        }
        if (e.statusCode() == 404) {
            return new AccessException(
                    Finding.S3_BUCKET_UNKNOWN,
                    "There is no bucket " + bucket + " (HTTP 404).",
                    "Check its name: buckets have one name for all accounts and regions.");
        }
        if (e.statusCode() == 403) {
            return new AccessException(
                    Finding.S3_BUCKET_REFUSED,
                    "S3 refused to show the bucket " + bucket + " (HTTP 403).",
                    "Allow s3:ListBucket on arn:" + nxop.config().role().partition() + ":s3:::" + bucket
                            + " in the policy of "
                            + nxop.config().role()
                            + ". If the bucket is another account's, its own policy must allow it, too."
                            + nxop.config().session().narrowed());
        }
        return failed(bucket, "HTTP " + e.statusCode());
    }

    private static AccessException failed(String bucket, String why) {
        return failed(bucket, why, REMEDY);
    }

    private static AccessException failed(String bucket, String why, String remedy) {
        return new AccessException(
                Finding.S3_FAILED, "S3 did not answer for the bucket " + bucket + ": " + why + ".", remedy);
    }
}
