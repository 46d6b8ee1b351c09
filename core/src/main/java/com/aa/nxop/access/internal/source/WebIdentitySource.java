package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.io.AgentFault;
import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.internal.io.RefusedCall;
import com.aa.nxop.access.internal.io.ServiceRefusal;
import com.aa.nxop.access.internal.sts.StsCall;
import com.aa.nxop.access.internal.text.SessionName;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/** IAM roles for service accounts: the pod's token, exchanged at STS for credentials of the pod's own role. */
record WebIdentitySource(WebIdentity settings, WorkloadReader workload, StsClient sts) implements SourceCredentials {

    @Override
    public SourceSession fetch() {
        String token = SourceToken.read(settings.tokenFile());
        String sessionName = SessionName.of(workload.read()).orElse("nxop-access");
        AssumeRoleWithWebIdentityResponse response;
        try {
            response = StsCall.WEB_IDENTITY.ask(() -> sts.assumeRoleWithWebIdentity(
                    request -> request.roleArn(settings.role().arn())
                            .roleSessionName(sessionName)
                            .webIdentityToken(token)));
        } catch (SdkException e) {
            throw refusal(e, token);
        }
        AwsSessionCredentials given = StsCall.WEB_IDENTITY.credentials(response.credentials(), "NxopWebIdentity");
        return new SourceSession(
                SourceKind.WEB_IDENTITY,
                given,
                given.expirationTime(),
                Optional.of(settings.role().accountId()),
                Optional.of(sessionArn(response)));
    }

    /** Of {@code AWS_ROLE_ARN}, and of no other role. */
    private String sessionArn(AssumeRoleWithWebIdentityResponse response) {
        String arn = StsCall.WEB_IDENTITY.session(response.assumedRoleUser());
        if (!settings.role().owns(arn)) {
            throw new AccessException(
                    CoreFinding.SOURCE_ROLE,
                    "STS gave a session of " + arn + ", but AWS_ROLE_ARN is " + settings.role() + ".",
                    "The NXOP role was not assumed with these credentials. Check that AWS_ENDPOINT_URL_STS, if it is set, names STS"
                            + " itself, and that nothing on the way changes what STS answers.");
        }
        return arn;
    }

    private AccessException refusal(SdkException e, String token) {
        String said = StsCall.said(e).replace(token, "<token>");
        // A validation error repeats the value that it refuses: such a cause must not travel with the exception.
        @Nullable SdkException cause = CauseChain.repeats(e, token) ? null : e;
        String what = "STS refused the pod's web identity token for " + settings.role() + ": " + said;
        return switch (ServiceRefusal.code(e)) {
            case "ExpiredTokenException" ->
                new AccessException(CoreFinding.TOKEN_EXPIRED, what, AgentFault.TOKEN_EXPIRED.remedy(), cause);
            case "InvalidIdentityToken", "IDPRejectedClaim" ->
                new AccessException(
                        CoreFinding.WEB_IDENTITY_TOKEN,
                        what,
                        "Check that the role's account has an IAM OIDC provider for the cluster's issuer, with the audience"
                                + " sts.amazonaws.com, and that " + settings.tokenFile()
                                + " is the token that EKS mounts for IRSA.",
                        cause);
            case "IDPCommunicationError" ->
                new AccessException(
                        CoreFinding.WEB_IDENTITY_PROVIDER,
                        what,
                        "Nothing at once: STS could not reach the cluster's issuer, and it is asked again. If it stays, check that the"
                                + " cluster's OIDC endpoint is public.",
                        cause);
            case "AccessDenied" ->
                new AccessException(
                        CoreFinding.WEB_IDENTITY_REFUSED,
                        what,
                        PolicyRefusal.in(said)
                                .filter(PolicyRefusal::excusesResource)
                                .flatMap(refusal -> refusal.remedy(call()))
                                .orElseGet(() -> "Check the trust policy of " + settings.role()
                                        + ": the Federated principal must be the cluster's OIDC"
                                        + " provider, the action sts:AssumeRoleWithWebIdentity, and the conditions on sub and aud must match"
                                        + " this pod's service account" + subject(workload.read())
                                        + ". STS says the same of a role that does not exist: check AWS_ROLE_ARN."),
                        cause);
            default -> StsCall.WEB_IDENTITY.translate(e, said, cause);
        };
    }

    /** Nobody signs this call, so what binds its caller is what binds the role's account. */
    private RefusedCall call() {
        String account = "account " + settings.role().accountId();
        return new RefusedCall(
                "STS",
                settings.role().toString(),
                "the team of the pod's own role",
                account,
                "the pod's own session",
                "trust policy of " + settings.role(),
                account);
    }

    private static String subject(Workload workload) {
        return workload.serviceAccount()
                .map(name -> " (system:serviceaccount:" + workload.namespace().orElse("?") + ":" + name + ")")
                .orElse("");
    }
}
