package com.aa.nxop.access.internal.sts;

import com.aa.nxop.access.Stage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The credentials in an answer of STS. */
public final class GivenCredentials {
    private GivenCredentials() {}

    /**
     * Whole ones.
     *
     * @param provider for the AWS SDK's user agent
     * @throws com.aa.nxop.access.AccessException if a part is missing
     */
    public static AwsSessionCredentials of(@Nullable Credentials given, String provider, Stage hop, String call) {
        if (given == null
                || given.accessKeyId() == null
                || given.secretAccessKey() == null
                || given.sessionToken() == null) {
            throw StsFailure.unusableAnswer(hop, call);
        }
        return AwsSessionCredentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken())
                .expirationTime(given.expiration())
                .providerName(provider)
                .build();
    }
}
