package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.PolicyKind;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.internal.io.ProtectedPodTags;
import com.aa.nxop.access.internal.io.RefusedCall;
import com.aa.nxop.access.internal.io.ServiceRefusal;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.sts.StsCall;
import com.aa.nxop.access.internal.text.PodTagKeys;
import com.aa.nxop.access.internal.text.SourceIdentityTemplate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Says in our terms why STS refused AssumeRole, and where to look. A 403 does not say which side refused, so the likeliest comes first. */
record AssumeRoleRefusal(AccessSettings config, SourceSession from, AssumeRoleParameters asked) {

    /** Not the bare word: it may be part of a role's name. */
    private static final Pattern ABOUT_TAGS =
            Pattern.compile("\\btags?\\b|Tag keys|'tags\\.", Pattern.CASE_INSENSITIVE);

    private static final String ASSUME_ROLE = "sts:AssumeRole";
    private static final String TAG_SESSION = "sts:TagSession";

    private static final Pattern CALLER = Pattern.compile("User: (?<arn>arn:\\S+) is not authorized");

    AccessException translate(SdkException e) {
        String said = StsCall.said(e);
        if (!(e instanceof StsException refused)) {
            return StsCall.ASSUME_ROLE.translate(e, said, e);
        }
        String what = "STS refused AssumeRole on " + config.role() + ": " + said;
        return switch (ServiceRefusal.code(refused)) {
            case "AccessDenied" -> denied(e, what, said);
            case "PackedPolicyTooLarge", "PackedPolicyTooLargeException" ->
                new AccessException(
                        CoreFinding.TAGS_TOO_LARGE,
                        what,
                        "Shorten NXOP_SESSION_TAGS and the session policy. STS puts both into the session token, with the"
                                + " tags that the session inherits from Pod Identity. The token has at most 4096 bytes.",
                        e);
            case "MalformedPolicyDocument", "MalformedPolicyDocumentException" ->
                new AccessException(
                        CoreFinding.SESSION_POLICY_REFUSED,
                        what,
                        "Correct the policy in NXOP_SESSION_POLICY_FILE: it must be an IAM policy without Principal.",
                        e);
            case "InvalidParameterValue", "ValidationError" -> invalid(refused, what, said);
            default -> StsCall.of(from.kind(), StsCall.ASSUME_ROLE.translate(e, said, e));
        };
    }

    private AccessException denied(SdkException e, String what, String said) {
        Optional<PolicyRefusal> refusal = PolicyRefusal.in(said);
        String action = refusal.map(PolicyRefusal::action).orElse(ASSUME_ROLE);
        boolean tags = action.equals(TAG_SESSION);
        Optional<String> named = ProtectedPodTags.remedy(
                        said, asked.tags().passed().keySet(), config.role().arn())
                .or(() -> refusal.filter(PolicyRefusal::excusesResource).flatMap(this::named));
        boolean own = refusal.filter(PolicyRefusal::lacksPermission).isPresent();
        if ((named.isEmpty() || own) && isItself(said)) {
            return new AccessException(CoreFinding.SELF_ASSUME_REFUSED, what, itself(), e);
        }
        String usual = tags ? tagSession() : action.equals(ASSUME_ROLE) ? conditions() : another(action);
        String deny = refusal.filter(PolicyRefusal::explicitDeny)
                .flatMap(this::named)
                .map(text -> text + " ")
                .orElse("");
        return new AccessException(
                tags ? CoreFinding.TAG_SESSION_REFUSED : CoreFinding.ASSUME_ROLE_REFUSED,
                what,
                named.orElseGet(() -> deny + usual),
                e);
    }

    /** Whether other tags cannot help: AWS names another policy than the trust policy, or an action that has nothing to do with tags. */
    static boolean excludesTags(AccessException refusal) {
        return PolicyRefusal.in(refusal.what())
                .filter(said -> said.excusesResource()
                        || !Set.of(ASSUME_ROLE, TAG_SESSION).contains(said.action()))
                .isPresent();
    }

    private Optional<String> named(PolicyRefusal refusal) {
        RefusedCall call = new RefusedCall(
                "STS",
                "the pod's own role",
                "the team of the pod's own role",
                from.accountId().map(id -> "account " + id).orElse("the pod's account"),
                "the pod's own session (check its Pod Identity association, or the policy that its platform passes)",
                "trust policy of " + config.role(),
                "account " + config.role().accountId());
        return refusal.remedy(call)
                .map(text -> text
                        + (refusal.lacksPermission()
                                ? " The session needs sts:AssumeRole and sts:TagSession on " + config.role() + "."
                                : "")
                        + (refusal.isBy(PolicyKind.RESOURCE_BASED)
                                ? ""
                                : " The trust policy of " + config.role() + " is not the reason."));
    }

    private String another(String action) {
        return "STS refused the action " + action + ". The trust policy of " + config.role()
                + " and the policy of the pod's own role must both allow it"
                + (action.equals("sts:SetSourceIdentity")
                        ? SourceIdentityTemplate.needed(asked.sourceIdentity().isPresent())
                        : "")
                + ". If they do, compare the trust policy's conditions with what this pod sent:" + sent();
    }

    /** Whether the role was to assume itself: the source says whose session it is, or STS does in its refusal. */
    private boolean isItself(String said) {
        Matcher caller = CALLER.matcher(said);
        return from.sessionArn().filter(config.role()::owns).isPresent()
                || (caller.find() && config.role().owns(caller.group("arn")));
    }

    private String itself() {
        String reasons = String.join(", ", TargetSessionDetection.ownReasons(config));
        return "The source " + from.kind().id() + " already gives the credentials of this role, and " + reasons
                + " asks for a separate session. For that, the role must trust itself. Add the principal "
                + config.role()
                + " to its trust policy, with sts:AssumeRole and sts:TagSession. The conditions must fit what this pod sent:"
                + sent()
                + "\n    Or leave out " + reasons
                + ". Then the SDK uses the session as the platform gives it. Its name may change at a refresh, and MSK does"
                + " not accept that.";
    }

    private AccessException invalid(StsException e, String what, String said) {
        if (said.contains("conflicts with a transitive tag key")) {
            return new AccessException(
                    CoreFinding.TAG_CONFLICT,
                    what,
                    "Set NXOP_SESSION_TAG_MODE=inherit (or auto), and leave the keys of these tags out of NXOP_SESSION_TAGS."
                            + " The pod's own session already has the tags and passes them on.",
                    e);
        }
        if (said.contains("source identity is already set")) {
            return new AccessException(
                    CoreFinding.SOURCE_IDENTITY_CONFLICT, what, SourceIdentityTemplate.SET_BEFORE, e);
        }
        if (said.contains("DurationSeconds") || said.contains("durationSeconds")) {
            return new AccessException(
                    CoreFinding.DURATION_REFUSED,
                    what,
                    "Set NXOP_SESSION_DURATION to no more than the role's maximum session duration, and to one hour at most.",
                    e);
        }
        if (ABOUT_TAGS.matcher(said).find()) {
            return new AccessException(
                    CoreFinding.TAGS_INVALID,
                    what,
                    "Correct NXOP_SESSION_TAGS. The SDK sent:" + asked.tags().described(),
                    e);
        }
        return StsCall.ASSUME_ROLE.translate(e, said, e);
    }

    private String conditions() {
        return "Compare the conditions in the trust policy of " + config.role() + " with what this pod sent:" + sent()
                + "\n    The policy must also trust " + caller()
                + " and allow sts:AssumeRole and sts:TagSession. The policy of the pod's own role must allow these two"
                + " actions on the NXOP role. STS gives the same answer for a role that does not exist: check NXOP_ROLE."
                + variables()
                + (asked.tags().inherited().isEmpty() ? "" : inheritance());
    }

    private String inheritance() {
        return asked.inheritance().hint()
                + (asked.inheritance() != TagInheritance.PASSING_REFUSED_TOO
                        ? ""
                        : config.workload().clusterArn().isPresent()
                                ? "."
                                : " without eks-cluster-arn. If session tags are disabled on the Pod Identity association,"
                                        + " set NXOP_CLUSTER_ARN: the token does not contain it.");
    }

    /** They win over what the token says, and manifests get copied. */
    private String variables() {
        if (asked.tags().passed().isEmpty()) {
            return "";
        }
        String set = Stream.of(
                        config.workload().namespace().map(value -> "NXOP_NAMESPACE"),
                        config.workload().serviceAccount().map(value -> "NXOP_SERVICE_ACCOUNT"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
        return set.isEmpty() ? "" : " The SDK took values from " + set + ": check that they belong to this pod.";
    }

    private String tagSession() {
        return "The session carries tags. The trust policy of " + config.role()
                + " and the policy of the pod's own role must both allow sts:TagSession, and not only sts:AssumeRole. A"
                + " statement that demands an external id cannot allow it. If both policies allow it, compare the trust"
                + " policy's conditions with what this pod sent:"
                + sent()
                + ProtectedPodTags.hint(asked.tags().passed().keySet());
    }

    private String sent() {
        return asked.tags().described() + cluster()
                + asked.sourceIdentity()
                        .map(name -> "\n      sts:SourceIdentity = " + name)
                        .orElse("") + "\n      "
                + asked.externalId().shown();
    }

    /** The tag that most trust policies ask for, and the one that no token tells. */
    private String cluster() {
        if (asked.tags().inherited().containsKey(PodTagKeys.CLUSTER_ARN)
                || asked.tags().passed().containsKey(PodTagKeys.CLUSTER_ARN)) {
            return "";
        }
        if (config.workload().clusterArn().isPresent()) {
            return "\n      no aws:RequestTag/eks-cluster-arn (by NXOP_SESSION_TAG_MODE=none)";
        }
        return asked.tags().inherited().isEmpty()
                ? "\n      no aws:RequestTag/eks-cluster-arn (set NXOP_CLUSTER_ARN to send it)"
                : "\n      aws:RequestTag/eks-cluster-arn and eks-cluster-name (inherited; only EKS knows their values)";
    }

    private String caller() {
        return from.accountId()
                .map(id -> "arn:" + config.role().partition() + ":iam::" + id + ":root")
                .orElse("the pod's account");
    }
}
