package com.aa.nxop.access.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Hop;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.source.SourceSession;
import com.aa.nxop.access.sts.StsFailure;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Says in our terms why STS refused hop 2, and where to look. A 403 does not say which side refused, so the likeliest comes first. */
record AssumeRoleRefusal(NxopConfig config, SourceSession from, SessionTags tags) {

    /** Not the bare word: it may be part of a role's name. */
    private static final Pattern ABOUT_TAGS =
            Pattern.compile("\\btags?\\b|Tag keys|'tags\\.", Pattern.CASE_INSENSITIVE);

    AccessException translate(SdkException e) {
        String said = StsFailure.said(e);
        if (!(e instanceof StsException refused)) {
            return StsFailure.translate(e, Hop.TARGET, "AssumeRole", said, e);
        }
        String what = "STS refused AssumeRole on " + config.role() + ": " + said;
        return switch (StsFailure.code(refused)) {
            case "AccessDenied" ->
                said.contains("sts:TagSession")
                        ? new AccessException(Finding.TAG_SESSION_REFUSED, what, tagSession(), e)
                        : new AccessException(Finding.ASSUME_ROLE_REFUSED, what, conditions(), e);
            case "PackedPolicyTooLarge", "PackedPolicyTooLargeException" ->
                new AccessException(
                        Finding.TAGS_TOO_LARGE,
                        what,
                        "Shorten NXOP_SESSION_TAGS and the session policy: the six tags of Pod Identity alone take about three"
                                + " quarters of the space. Or disable session tags on the Pod Identity association.",
                        e);
            case "MalformedPolicyDocument", "MalformedPolicyDocumentException" ->
                new AccessException(
                        Finding.SESSION_POLICY_REFUSED,
                        what,
                        "Correct the policy in NXOP_SESSION_POLICY_FILE: it must be an IAM policy without Principal.",
                        e);
            case "InvalidParameterValue", "ValidationError" -> invalid(refused, what, said);
            default -> StsFailure.translate(e, Hop.TARGET, "AssumeRole", said, e);
        };
    }

    private AccessException invalid(StsException e, String what, String said) {
        if (said.contains("conflicts with a transitive tag key")) {
            return new AccessException(
                    Finding.TAG_CONFLICT,
                    what,
                    "The pod's own session has these tags already and hands them on: set NXOP_SESSION_TAG_MODE=inherit (or auto), and"
                            + " leave its keys out of NXOP_SESSION_TAGS.",
                    e);
        }
        if (said.contains("DurationSeconds") || said.contains("durationSeconds")) {
            return new AccessException(
                    Finding.DURATION_REFUSED,
                    what,
                    "Set NXOP_SESSION_DURATION to no more than the role's maximum session duration, and to one hour at most.",
                    e);
        }
        if (ABOUT_TAGS.matcher(said).find()) {
            return new AccessException(
                    Finding.TAGS_INVALID, what, "Correct NXOP_SESSION_TAGS. Sent were:" + tags.described(), e);
        }
        return StsFailure.translate(e, Hop.TARGET, "AssumeRole", said, e);
    }

    private String conditions() {
        return "Compare the conditions in the trust policy of " + config.role() + " with what this pod sent:" + sent()
                + "\n    The policy must also trust " + caller()
                + " and allow both sts:AssumeRole and sts:TagSession; and the pod's"
                + " own role must be allowed both on the NXOP role."
                + (tags.inherited().isEmpty()
                        ? ""
                        : " If session tags are disabled on the Pod Identity association, nothing is inherited: set"
                                + " NXOP_SESSION_TAG_MODE=pass.");
    }

    private String tagSession() {
        return "The session carries tags, so both the trust policy of " + config.role()
                + " and the policy of the pod's own role must allow sts:TagSession beside sts:AssumeRole; a statement that demands an"
                + " external id cannot allow it. If they do, compare the trust policy's conditions with what this pod sent:"
                + sent();
    }

    private String sent() {
        return tags.described() + cluster() + "\n      "
                + (config.session().externalId().isPresent() ? "an external id" : "no external id");
    }

    /** The tag that most trust policies ask for, and the one that no token tells. */
    private String cluster() {
        if (tags.inherited().containsKey("eks-cluster-arn") || tags.passed().containsKey("eks-cluster-arn")) {
            return "";
        }
        return tags.inherited().isEmpty()
                ? "\n      no aws:RequestTag/eks-cluster-arn (set NXOP_CLUSTER_ARN to send it)"
                : "\n      aws:RequestTag/eks-cluster-arn and eks-cluster-name (inherited, their values known to EKS alone)";
    }

    private String caller() {
        return from.accountId()
                .map(id -> "arn:" + config.role().partition() + ":iam::" + id + ":root")
                .orElse("the pod's account");
    }
}
