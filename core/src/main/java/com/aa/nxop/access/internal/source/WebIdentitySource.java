package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.ServiceRefusal;
import com.aa.nxop.access.internal.platform.WebIdentityFault;
import com.aa.nxop.access.internal.sts.StsCall;
import com.aa.nxop.access.internal.text.SessionName;
import com.aa.nxop.access.internal.text.TokenFile;
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
        String token = SourceFailure.translated(() -> TokenFile.read(settings.tokenFile()), "for the token");
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
                    "Check that AWS_ENDPOINT_URL_STS, if it is set, names STS itself, and that no proxy changes the answers"
                            + " of STS. The SDK does not assume the NXOP role with these credentials.");
        }
        return arn;
    }

    private AccessException refusal(SdkException e, String token) {
        String said = StsCall.said(e).replace(token, "<token>");
        // A validation error repeats the value that it refuses: such a cause must not travel with the exception.
        @Nullable SdkException cause = CauseChain.repeats(e, token) ? null : e;
        return new WebIdentityFault(
                        settings.role().arn(), settings.role().accountId(), settings.tokenFile(), workload::read)
                .of(ServiceRefusal.code(e), said, cause)
                .map(SourceFailure::of)
                .orElseGet(() -> StsCall.WEB_IDENTITY.translate(e, said, cause));
    }
}
