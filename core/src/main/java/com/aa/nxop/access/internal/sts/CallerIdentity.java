package com.aa.nxop.access.internal.sts;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.io.CredentialEndProof;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;

/** Asks STS whose credentials these are. Every identity may ask that (STS API reference, GetCallerIdentity). */
public final class CallerIdentity {
    /** Of a session, a user, a federated user or an account itself. Anything else is not repeated in a message. */
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]{1,32}:(?:iam|sts)::\\d{12}:[!-~]{1,1024}");

    private CallerIdentity() {}

    /**
     * One call.
     *
     * @return for example {@code arn:aws:sts::178549792225:assumed-role/example-role/session-name}
     * @throws AccessException if STS does not say; caused by {@link CredentialEndProof} if it says that they are no longer good
     */
    public static String arn(StsClient sts, AwsCredentials credentials, Stage hop) {
        @Nullable String arn;
        try {
            arn = sts.getCallerIdentity(request -> request.overrideConfiguration(
                            call -> call.credentialsProvider(StaticCredentialsProvider.create(credentials))))
                    .arn();
        } catch (SdkException e) {
            Exception cause = StsFailure.isUnknownCaller(e) ? new CredentialEndProof(credentials.accessKeyId(), e) : e;
            throw StsFailure.translate(e, hop, "GetCallerIdentity", StsFailure.said(e), cause);
        } catch (UncheckedIOException e) {
            arn = null; // Not even HTTP: the SDK's client lets it through.
        }
        return checked(arn, hop, "GetCallerIdentity");
    }

    /** As {@link #arn(StsClient, AwsCredentials, Stage)}, with a remedy that fits where the credentials come from. */
    public static String arn(StsClient sts, AwsCredentials credentials, SourceKind source, Stage hop) {
        try {
            return arn(sts, credentials, hop);
        } catch (AccessException e) {
            throw StsFailure.of(source, e);
        }
    }

    /** As {@link #checked(String, Stage, String)}, for whom a role was assumed. */
    public static String checked(@Nullable AssumedRoleUser user, Stage hop, String call) {
        return checked(user == null ? null : user.arn(), hop, call);
    }

    /**
     * An ARN as STS gives it.
     *
     * @param call the STS action, for the message
     * @throws AccessException if there is none, or if it is no ARN of an identity
     */
    private static String checked(@Nullable String arn, Stage hop, String call) {
        if (arn == null || !ARN.matcher(arn).matches()) {
            throw StsFailure.unusableAnswer(hop, call);
        }
        return arn;
    }
}
