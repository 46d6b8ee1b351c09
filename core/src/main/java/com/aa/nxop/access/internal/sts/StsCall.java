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
import com.aa.nxop.access.internal.platform.PlatformFacts;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * A call of STS in one stage: what every answer must have, and what all failures have in common, said in our terms.
 *
 * @param action for the messages
 */
public record StsCall(Stage stage, String action) {
    public static final StsCall ASSUME_ROLE = new StsCall(Stage.ASSUME_ROLE, "AssumeRole");
    public static final StsCall WEB_IDENTITY = new StsCall(Stage.SOURCE, "AssumeRoleWithWebIdentity");

    /** Of a session, a user, a federated user or an account itself. Anything else is not repeated in a message. */
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]{1,32}:(?:iam|sts)::\\d{12}:[!-~]{1,1024}");

    /** Of a call that knows nothing of its caller but the credentials. */
    private static final RefusedCall CALLER = new RefusedCall(
            "STS",
            "the caller",
            "the team of the caller's role",
            "the caller's account",
            "the caller's session",
            "resource-based policy",
            "the resource's account");

    /**
     * Asks once.
     *
     * @throws SdkException as the AWS SDK has it, if STS refuses or does not answer
     * @throws AccessException if the answer is not even HTTP, which the AWS SDK's client lets through
     */
    public <R> R ask(Supplier<R> call) {
        try {
            return call.get();
        } catch (UncheckedIOException e) {
            throw unusableAnswer();
        }
    }

    /**
     * The credentials in an answer.
     *
     * @param provider for the AWS SDK's user agent
     * @throws AccessException if a part is missing
     */
    public AwsSessionCredentials credentials(@Nullable Credentials given, String provider) {
        if (given == null
                || given.accessKeyId() == null
                || given.secretAccessKey() == null
                || given.sessionToken() == null) {
            throw unusableAnswer();
        }
        return AwsSessionCredentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken())
                .expirationTime(given.expiration())
                .providerName(provider)
                .build();
    }

    /** The ARN of the session in an answer, as {@link #arn}. */
    public String session(@Nullable AssumedRoleUser user) {
        return arn(user == null ? null : user.arn());
    }

    /** @throws AccessException if there is none, or if it is no ARN of an identity */
    String arn(@Nullable String arn) {
        if (arn == null || !ARN.matcher(arn).matches()) {
            throw unusableAnswer();
        }
        return arn;
    }

    /** AWS's own code and text in one line, or what kept us from getting one. */
    public static String said(SdkException e) {
        return e instanceof StsException refused ? ServiceRefusal.answer(refused) : FailedCall.describe(e);
    }

    /**
     * Translates failures that any call can have: network, throttling, region, clock, unusable answers.
     *
     * @param said as {@link #said}, without secrets
     * @param cause to travel with the exception, if it holds no secret
     */
    public AccessException translate(SdkException e, String said, @Nullable Exception cause) {
        if (!(e instanceof StsException refused)) {
            return unanswered(e, said, cause);
        }
        // A front of AWS's own answers with such a page, too, while STS is busy.
        Optional<Intermediary> other =
                Intermediary.of(refused).filter(answered -> !answered.page() || refused.statusCode() < 500);
        if (other.isPresent()) {
            return new AccessException(
                    CoreFinding.STS_ANSWER,
                    stage,
                    "Another server answered " + action + " in place of STS: "
                            + other.get().name() + ".",
                    "Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS. "
                            + other.get().remedy(),
                    null);
        }
        String code = ServiceRefusal.code(refused);
        if (ServiceRefusal.isBusy(refused)) {
            return new AccessException(
                    CoreFinding.STS_BUSY,
                    stage,
                    "STS is busy and did not answer " + action + ": " + said + ".",
                    "You need to do nothing now: the SDK asks again. If the error stays, too many pods or clients of the"
                            + " account share its STS quota.",
                    cause);
        }
        if (code.isEmpty()) {
            return unusableAnswer();
        }
        if (code.equals("RegionDisabledException")) {
            return refused(
                    CoreFinding.STS_REGION,
                    said,
                    "Activate STS for this region in the account's IAM settings, or set AWS_REGION to one where it is active.",
                    cause);
        }
        if (code.equals("SignatureDoesNotMatch") && said.contains("scoped to a valid region")) {
            return refused(
                    CoreFinding.STS_REGION,
                    said,
                    "Set AWS_REGION to the pod's own region: endpoint and signature belong to different regions. Let"
                            + " AWS_ENDPOINT_URL_STS name the endpoint of that region, or leave it out.",
                    cause);
        }
        if (DeadSessionCodes.contains(code)) {
            return new AccessException(
                    CoreFinding.SOURCE_CREDENTIALS,
                    stage,
                    "STS does not know the pod's own credentials and refused " + action + ": " + said,
                    PlatformFacts.POD_IDENTITY.remedyOfDead(),
                    cause);
        }
        if (ServiceRefusal.isSkew(refused)) {
            return new AccessException(
                    CoreFinding.CLOCK_SKEW,
                    stage,
                    "STS refused the time of the " + action + " request: " + said,
                    "Correct the clock of the pod's node: it is more than five minutes off.",
                    cause);
        }
        return refused(
                CoreFinding.STS_REJECTED,
                said,
                PolicyRefusal.in(said)
                        .flatMap(refusal -> refusal.remedy(CALLER))
                        .orElse("Look up the code in the STS API reference under " + action
                                + ", and compare the SDK's settings with what it asks for."),
                cause);
    }

    private AccessException refused(CoreFinding finding, String said, String remedy, @Nullable Exception cause) {
        return new AccessException(finding, stage, "STS refused " + action + ": " + said, remedy, cause);
    }

    private AccessException unanswered(SdkException e, String said, @Nullable Exception cause) {
        if (FailedCall.isUnusableAnswer(e)) {
            return unusableAnswer(ProxyException.in(e)
                    .map(used -> " It came through the proxy " + used.proxy() + ".")
                    .orElse(""));
        }
        return new AccessException(
                CoreFinding.STS_UNREACHABLE,
                stage,
                "STS did not answer " + action + ": " + said + ".",
                ServiceRefusal.remedy(e, "STS")
                        .orElse("Check that the pod can reach the STS endpoint of its region on port 443 (egress rule,"
                                + " security group, VPC endpoint). Check AWS_ENDPOINT_URL_STS if it is set."),
                cause);
    }

    /**
     * The same failure of a call with the credentials of a source, where the remedy depends on the source.
     *
     * @param e as {@link #translate} gives it
     */
    public static AccessException of(SourceKind source, AccessException e) {
        return e.finding() == CoreFinding.SOURCE_CREDENTIALS
                ? new AccessException(
                        e.finding(),
                        e.stage(),
                        e.what(),
                        PlatformFacts.of(source).remedyOfDead(),
                        e.getCause())
                : e;
    }

    /** An unusable answer: no message repeats it, and it is no cause, because it may hold anything. */
    public AccessException unusableAnswer() {
        return unusableAnswer("");
    }

    private AccessException unusableAnswer(String way) {
        return new AccessException(
                CoreFinding.STS_ANSWER,
                stage,
                "The SDK could not read the answer to " + action + ": it broke off, or another server than STS sent it."
                        + way,
                "Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS.",
                null);
    }
}
