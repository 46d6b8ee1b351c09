package com.aa.nxop.access.internal.sts;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.io.DeadSessionCodes;
import com.aa.nxop.access.internal.io.FailedCall;
import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.internal.io.ProxyException;
import com.aa.nxop.access.internal.io.RefusedCall;
import com.aa.nxop.access.internal.io.ServiceRefusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/** What all failures of STS have in common, said in our terms. */
public final class StsFailure {
    /** Of a call that knows nothing of its caller but the credentials. */
    private static final RefusedCall CALLER = new RefusedCall(
            "STS",
            "the caller",
            "the team of the caller's role",
            "the caller's account",
            "the caller's session",
            "resource-based policy",
            "the resource's account");

    private StsFailure() {}

    /** AWS's error code, empty if the answer had none. */
    public static String code(StsException e) {
        return ServiceRefusal.code(e);
    }

    /** Whether AWS says that it does not know the caller's credentials, or that they have expired. */
    static boolean isUnknownCaller(SdkException e) {
        return e instanceof StsException refused && DeadSessionCodes.contains(code(refused));
    }

    /** AWS's own code and text in one line, or what kept us from getting one. */
    public static String said(SdkException e) {
        if (e instanceof StsException refused) {
            return ServiceRefusal.answer(refused);
        }
        return FailedCall.describe(e);
    }

    /**
     * Translates what is no matter of one hop alone: network, throttling, region, clock, answers that are none.
     *
     * @param call the STS action, for the message
     * @param said as {@link #said}, without secrets
     * @param cause to travel with the exception, if it holds no secret
     */
    public static AccessException translate(
            SdkException e, Stage hop, String call, String said, @Nullable Exception cause) {
        if (!(e instanceof StsException refused)) {
            Optional<ProxyException> proxy = ProxyException.in(e);
            if (FailedCall.isUnusableAnswer(e)) {
                return unusableAnswer(
                        hop,
                        call,
                        proxy.map(used -> " It came through the proxy " + used.proxy() + ".")
                                .orElse(""));
            }
            return new AccessException(
                    CoreFinding.STS_UNREACHABLE,
                    hop,
                    "STS did not answer " + call + ": " + said + ".",
                    ServiceRefusal.remedy(e, "STS")
                            .orElse(
                                    "Check that the pod may reach the STS endpoint of its region on port 443 (egress rule, security"
                                            + " group, VPC endpoint), and AWS_ENDPOINT_URL_STS if it is set."),
                    cause);
        }
        // A front of AWS's own answers with such a page, too, while STS is busy.
        Optional<Intermediary> other =
                Intermediary.of(refused).filter(answered -> !answered.page() || refused.statusCode() < 500);
        if (other.isPresent()) {
            return new AccessException(
                    CoreFinding.STS_ANSWER,
                    hop,
                    "Not STS answered " + call + ", but " + other.get().name() + ".",
                    "Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS. "
                            + other.get().remedy(),
                    null);
        }
        String code = code(refused);
        if (ServiceRefusal.isBusy(refused)) {
            return new AccessException(
                    CoreFinding.STS_BUSY,
                    hop,
                    "STS is busy and did not answer " + call + ": " + said + ".",
                    "Nothing at once: it is asked again. If it stays, too many pods or clients of the account share its STS quota.",
                    cause);
        }
        if (code.isEmpty()) {
            return unusableAnswer(hop, call);
        }
        if (code.equals("RegionDisabledException")) {
            return new AccessException(
                    CoreFinding.STS_REGION,
                    hop,
                    "STS refused " + call + ": " + said,
                    "Activate STS for this region in the account's IAM settings, or set AWS_REGION to one where it is active.",
                    cause);
        }
        if (code.equals("SignatureDoesNotMatch") && said.contains("scoped to a valid region")) {
            return new AccessException(
                    CoreFinding.STS_REGION,
                    hop,
                    "STS refused " + call + ": " + said,
                    "The endpoint is of another region than the signature: set AWS_REGION to the pod's own region, and let"
                            + " AWS_ENDPOINT_URL_STS name the endpoint of that region, or leave it out.",
                    cause);
        }
        if (DeadSessionCodes.contains(code)) {
            return new AccessException(
                    CoreFinding.SOURCE_CREDENTIALS,
                    hop,
                    "STS does not know the pod's own credentials and refused " + call + ": " + said,
                    renewal(SourceKind.POD_IDENTITY),
                    cause);
        }
        if (ServiceRefusal.isSkew(refused)) {
            return new AccessException(
                    CoreFinding.CLOCK_SKEW,
                    hop,
                    "STS refused the time of the " + call + " request: " + said,
                    "Correct the clock of the pod's node: it is more than five minutes off.",
                    cause);
        }
        return new AccessException(
                CoreFinding.STS_REJECTED,
                hop,
                "STS refused " + call + ": " + said,
                PolicyRefusal.in(said)
                        .flatMap(refusal -> refusal.remedy(CALLER))
                        .orElse("Look up the code in the STS API reference under " + call
                                + ", and compare the SDK's settings with what it asks for."),
                cause);
    }

    /** How a platform or a person renews credentials that STS does not take any more. */
    private static String renewal(SourceKind source) {
        return switch (source) {
            case AWS_DEFAULT ->
                "Sign in again: aws sso login for a profile with SSO, aws login for one with a console session, both with --profile as in"
                        + " AWS_PROFILE. Replace keys in variables or in the credentials file: AWS_ACCESS_KEY_ID wins over the profile.";
            case VAULT_FILE ->
                "The file is read again for the next attempt. If it stays, look at the log of the vault-agent container: the role behind"
                        + " the file was deleted, or its lease was revoked.";
            case POD_IDENTITY, WEB_IDENTITY, KUBE2IAM ->
                "They are fetched anew for the next attempt. If it stays, the pod's role was deleted or made anew: recreate the pod.";
        };
    }

    /**
     * The same failure of a call with the credentials of a source, where the remedy depends on the source.
     *
     * @param e as {@link #translate} gives it
     */
    public static AccessException of(SourceKind source, AccessException e) {
        return e.finding() == CoreFinding.SOURCE_CREDENTIALS
                ? new AccessException(e.finding(), e.stage(), e.what(), renewal(source), e.getCause())
                : e;
    }

    /** An answer that is none: nothing of it is repeated, and it is no cause, because it may hold anything. */
    public static AccessException unusableAnswer(Stage hop, String call) {
        return unusableAnswer(hop, call, "");
    }

    private static AccessException unusableAnswer(Stage hop, String call, String way) {
        return new AccessException(
                CoreFinding.STS_ANSWER,
                hop,
                "The answer to " + call + " could not be read: it broke off, or what answered is not STS." + way,
                "Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS.",
                null);
    }
}
