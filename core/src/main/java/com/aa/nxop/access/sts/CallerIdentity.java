package com.aa.nxop.access.sts;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.EndedCredentials;
import com.aa.nxop.access.Hop;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
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
     * @throws AccessException if STS does not say; caused by {@link EndedCredentials} if it says that they are no longer good
     */
    public static String arn(StsClient sts, AwsCredentials credentials, Hop hop) {
        @Nullable String arn;
        try {
            arn = sts.getCallerIdentity(request -> request.overrideConfiguration(
                            call -> call.credentialsProvider(StaticCredentialsProvider.create(credentials))))
                    .arn();
        } catch (SdkException e) {
            Exception cause = StsFailure.isUnknownCaller(e) ? new EndedCredentials(credentials.accessKeyId(), e) : e;
            throw StsFailure.translate(e, hop, "GetCallerIdentity", StsFailure.said(e), cause);
        } catch (UncheckedIOException e) {
            arn = null; // Not even HTTP: the SDK's client lets it through.
        }
        if (arn == null) {
            throw StsFailure.unusableAnswer(hop, "GetCallerIdentity");
        }
        return arn;
    }
}
