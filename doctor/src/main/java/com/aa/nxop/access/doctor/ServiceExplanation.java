package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.DeadSessionCodes;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an exception of any AWS client means for access: of SSM, Secrets Manager, SQS and whatever else takes the session by configure. */
record ServiceExplanation(NxopAccess nxop) {
    private static final Set<String> WRONG_TIME =
            Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");

    AccessException of(Throwable failure) {
        return CauseChain.find(failure, AccessException.class)
                .map(AccessException::forThisCaller)
                .or(() -> CauseChain.find(failure, AwsServiceException.class).map(e -> answered(e, failure)))
                .or(() -> CauseChain.find(failure, SdkException.class).map(e -> unanswered(e, failure)))
                .orElseGet(() -> new AccessException(
                        CoreFinding.UNEXPECTED,
                        Stage.RESOURCE,
                        "The failure does not contain an exception of the AWS SDK: "
                                + failure.getClass().getSimpleName() + ": " + ForeignText.line(failure.getMessage()),
                        "Give Doctor.explain an exception that an AWS client threw.",
                        failure));
    }

    private AccessException answered(AwsServiceException e, Throwable failure) {
        String code = details(e).map(AwsErrorDetails::errorCode).orElse("");
        String service = details(e)
                .map(AwsErrorDetails::serviceName)
                .map(ForeignText::line)
                .orElse("The service");
        String said = ControlPlane.said(e);
        if (DeadSessionCodes.contains(code)) {
            return new AccessException(
                    CoreFinding.SESSION_REFUSED,
                    service + " does not accept the session: " + said,
                    "Call NxopAccess.invalidate with the session's access key id, and try again: the SDK gets a new session.",
                    failure);
        }
        if (WRONG_TIME.contains(code)) {
            return new AccessException(
                    CoreFinding.CLOCK_SKEW,
                    Stage.RESOURCE,
                    service + " refused the time of the request: " + said
                            + context().clockSkew(),
                    "Correct the clock of the pod's node: it is more than five minutes off.",
                    failure);
        }
        return ControlPlane.isRefusal(e) || PolicyRefusal.in(said).isPresent()
                ? new AccessException(
                        CoreFinding.SERVICE_REFUSED,
                        service + " refused the request: " + said,
                        ControlPlane.refusalRemedy(
                                context(),
                                said,
                                service,
                                "resource-based policy of the resource",
                                "",
                                permission(said)),
                        failure)
                : new AccessException(
                        CoreFinding.SERVICE_FAILED,
                        service + " answered with an error, and permissions are not the reason: " + said,
                        "Look up the code in the API reference of the service.",
                        failure);
    }

    private String permission(String said) {
        String role = nxop.config().role().toString();
        return PolicyRefusal.in(said)
                        .map(refusal -> "Allow " + refusal.action()
                                + (refusal.resource().isEmpty() ? "" : " on " + refusal.resource())
                                + " in the policy of "
                                + role + ".")
                        .orElse("Allow the action that the call needs in the policy of " + role + ".")
                + " If the resource belongs to another account, its own policy must allow the action, too."
                + context().alsoNarrowed();
    }

    private AccessException unanswered(SdkException e, Throwable failure) {
        return new AccessException(
                CoreFinding.SERVICE_FAILED,
                "The service did not answer: " + ControlPlane.said(e),
                ControlPlane.remedy(
                        e,
                        "Check that the pod can reach the service's endpoint on port 443 (egress rule, security group, VPC endpoint)."),
                failure);
    }

    private AdapterContext context() {
        return nxop.adapterContext();
    }

    private static Optional<AwsErrorDetails> details(AwsServiceException e) {
        @Nullable AwsErrorDetails details = e.awsErrorDetails();
        return Optional.ofNullable(details);
    }
}
