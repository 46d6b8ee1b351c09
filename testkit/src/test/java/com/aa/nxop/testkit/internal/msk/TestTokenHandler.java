package com.aa.nxop.testkit.internal.msk;

import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.msk.auth.iam.IAMOAuthBearerToken;

/** The same for {@code OAUTHBEARER}. */
public final class TestTokenHandler implements AuthenticateCallbackHandler {
    private @Nullable AwsCredentialsProvider credentials;
    private String region = "";

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
        credentials = (AwsCredentialsProvider) configs.get(TestIamHandler.CREDENTIALS);
        region = String.valueOf(configs.get(TestIamHandler.REGION));
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            // Extensions are asked for, too, and there are none.
            if (callback instanceof OAuthBearerTokenCallback asked) {
                asked.token(token(Objects.requireNonNull(credentials).resolveCredentials()));
            }
        }
    }

    private OAuthBearerToken token(AwsCredentials signer) {
        try {
            OAuthBearerToken token =
                    new IAMOAuthBearerToken(StockSigner.in(region).token(signer));
            long end = signer.expirationTime().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
            return new BoundToken(token, Math.min(end, token.lifetimeMs()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** MSK's own token does not know when its credentials end, and would be renewed too late. */
    private record BoundToken(OAuthBearerToken token, long lifetimeMs) implements OAuthBearerToken {
        @Override
        public String value() {
            return token.value();
        }

        @Override
        public Set<String> scope() {
            return token.scope();
        }

        @Override
        public String principalName() {
            return token.principalName();
        }

        @Override
        public Long startTimeMs() {
            return token.startTimeMs();
        }
    }

    @Override
    public void close() {}
}
