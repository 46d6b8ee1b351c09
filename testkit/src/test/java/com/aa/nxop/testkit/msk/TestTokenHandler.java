package com.aa.nxop.testkit.msk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;
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
                String token = StockSigner.in(region)
                        .token(Objects.requireNonNull(credentials).resolveCredentials());
                try {
                    asked.token(new IAMOAuthBearerToken(token));
                } catch (java.net.URISyntaxException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void close() {}
}
