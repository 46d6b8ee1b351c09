package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an error of S3's says about a bucket, and what the role may do with it.
 *
 * @param bucket for which S3 was asked with HeadBucket; empty for any other request, whose exception does not tell the bucket
 * @param asked what the request was for, where S3 does not say it; empty where nobody knows
 */
record BucketExplanation(NxopAccess nxop, Optional<String> bucket, Optional<RefusedAction> asked) {
    static final String REACH =
            "Check that the pod can reach S3 of its region on port 443 (egress rule, VPC endpoint). Check AWS_ENDPOINT_URL_S3 if it is"
                    + " set.";

    /** For a bucket that S3 was asked for with HeadBucket. */
    static BucketExplanation ofHead(NxopAccess nxop, String bucket) {
        return new BucketExplanation(nxop, Optional.of(bucket), Optional.of(RefusedAction.listing(nxop, bucket)));
    }

    /** Whatever HeadBucket has met. */
    AccessException ofHead(SdkException failure) {
        if (failure instanceof AwsServiceException e) {
            S3Answer answer = S3Answer.of(e).withoutText();
            Optional<AccessException> found = of(answer, null);
            return found.filter(refused -> e.requestId() == null && answer.status() == 403)
                    .map(BucketExplanation::perhapsOfOther)
                    .or(() -> found)
                    .orElseGet(() -> unanswered("HTTP " + answer.status(), REACH, failure));
        }
        return unanswered(ControlPlane.said(failure), ControlPlane.remedy(failure, REACH), failure);
    }

    /** S3 gives every answer an id; an answer to HEAD has no text that would say whose it is. */
    private static AccessException perhapsOfOther(AccessException refused) {
        return new AccessException(
                refused.finding(),
                refused.what(),
                "Check first whether a service mesh (RBAC: access denied), a gateway or a proxy answered: the answer has no request id"
                        + " of S3. If S3 did answer: "
                        + refused.remedy());
    }

    /**
     * The same after HeadBucket was refused, and S3 was asked again in a way whose answer has a text: where that names the policy that refused,
     * and it is not the role's that lacks a permission.
     */
    Optional<AccessException> ofNamedPolicy(SdkException failure) {
        return failure instanceof AwsServiceException e
                ? Optional.of(S3Answer.of(e))
                        .filter(answer -> answer.status() == 403)
                        .filter(answer -> PolicyRefusal.in(answer.said())
                                .filter(refusal -> refusal.policy().isPresent() && !refusal.lacksPermission())
                                .isPresent())
                        .map(answer -> refused(answer, null))
                : Optional.empty();
    }

    /** Nothing, if the error is about neither the bucket nor permissions. */
    Optional<AccessException> of(S3Answer answer, @Nullable Throwable failure) {
        String here = nxop.region().id();
        boolean elsewhere = answer.region().filter(there -> !there.equals(here)).isPresent();
        if (answer.status() == 301 || elsewhere) {
            return Optional.of(new AccessException(
                    S3Finding.S3_BUCKET_REGION,
                    "The bucket " + bucket.map(name -> name + " ").orElse("") + "is not in " + here
                            + (elsewhere ? " but in " + answer.region().orElseThrow() : "") + " (" + answer.said()
                            + ").",
                    "Set NXOP_REGION to the bucket's region, or give this client a region of its own.",
                    failure));
        }
        if (bucket.isPresent() ? answer.status() == 404 : answer.code().equals("NoSuchBucket")) {
            return Optional.of(new AccessException(
                    S3Finding.S3_BUCKET_UNKNOWN,
                    "There is no " + bucket.map(name -> "bucket " + name).orElse("such bucket") + " (" + answer.said()
                            + ").",
                    "Check its name: a bucket's name is unique across all accounts and regions.",
                    failure));
        }
        // S3 also answers 403 for an object in an archive class.
        return answer.status() == 403 && !answer.code().equals("InvalidObjectState")
                ? Optional.of(refused(answer, failure))
                : Optional.empty();
    }

    private AccessException refused(S3Answer answer, @Nullable Throwable failure) {
        Optional<RefusedAction> named = RefusedAction.in(answer.said()).or(() -> asked);
        return new AccessException(
                S3Finding.S3_BUCKET_REFUSED,
                "S3 refused " + bucket.map(name -> "to show the bucket " + name).orElse("the request") + " ("
                        + answer.said() + ").",
                ControlPlane.refusalRemedy(
                        nxop.adapterContext(),
                        answer.said(),
                        "S3",
                        "bucket policy",
                        named.filter(RefusedAction::isOfKey).isPresent() ? "kms:" : "s3:",
                        "Allow "
                                + named.map(RefusedAction::toString).orElse("the action on the bucket or the object")
                                + " in the policy of " + nxop.config().role() + "."
                                + named.map(RefusedAction::otherPolicy).orElse(RefusedAction.OTHER_POLICY)
                                + nxop.adapterContext().alsoNarrowed()),
                failure);
    }

    /** Where the Doctor did not get an answer in time. */
    AccessException late() {
        return unanswered("no answer in time", REACH, null);
    }

    private AccessException unanswered(String why, String remedy, @Nullable Throwable failure) {
        return failed("S3 did not answer for the bucket " + bucket.orElse("") + ": " + why, remedy, failure);
    }

    /** @param what without a full stop */
    static AccessException failed(String what, String remedy, @Nullable Throwable failure) {
        return new AccessException(S3Finding.S3_FAILED, what + ".", remedy, failure);
    }
}
