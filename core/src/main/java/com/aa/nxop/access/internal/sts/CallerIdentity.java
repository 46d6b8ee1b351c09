package com.aa.nxop.access.internal.sts;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.io.CredentialEndProof;
import com.aa.nxop.access.internal.io.DeadSessionCodes;
import com.aa.nxop.access.internal.io.ServiceRefusal;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks STS whose credentials these are. Every identity may ask that (STS API reference, GetCallerIdentity). */
public final class CallerIdentity {
    private CallerIdentity() {}

    /**
     * One call.
     *
     * @return for example {@code arn:aws:sts::178549792225:assumed-role/example-role/session-name}
     * @throws AccessException if STS does not say; caused by {@link CredentialEndProof} if it says that they are no longer good
     */
    public static String arn(StsClient sts, AwsCredentials credentials, Stage stage) {
        StsCall call = new StsCall(stage, "GetCallerIdentity");
        try {
            return call.arn(call.ask(() -> sts.getCallerIdentity(request -> request.overrideConfiguration(
                            with -> with.credentialsProvider(StaticCredentialsProvider.create(credentials)))))
                    .arn());
        } catch (SdkException e) {
            boolean dead = DeadSessionCodes.contains(ServiceRefusal.code(e));
            throw call.translate(e, StsCall.said(e), dead ? new CredentialEndProof(credentials.accessKeyId(), e) : e);
        }
    }

    /** As {@link #arn(StsClient, AwsCredentials, Stage)}, with a remedy that fits where the credentials come from. */
    public static String arn(StsClient sts, AwsCredentials credentials, SourceKind source, Stage stage) {
        try {
            return arn(sts, credentials, stage);
        } catch (AccessException e) {
            throw StsCall.of(source, e);
        }
    }
}
