package com.aa.nxop.testkit.internal.msk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerExtensionsValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.jspecify.annotations.Nullable;

/** The broker's side of {@code OAUTHBEARER}. Public because Kafka makes it. Thread-safe once configured. */
public final class TokenHandler implements AuthenticateCallbackHandler {
    private @Nullable AccessGate gate;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
        gate = (AccessGate) configs.get(IamSaslServerFactory.GATE);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof OAuthBearerValidatorCallback validator) {
                validator.token(admitted(validator.tokenValue()));
            } else if (!(callback instanceof OAuthBearerExtensionsValidatorCallback)) {
                throw new UnsupportedCallbackException(callback);
            }
            // MSK has no use for extensions. Those that nobody calls valid, Kafka ignores.
        }
    }

    private AdmittedToken admitted(String token) {
        try {
            return new AdmittedToken(token, Objects.requireNonNull(gate).admitToken(token));
        } catch (LoginRefusedException e) {
            // MSK's words, where Kafka would say invalid_token.
            throw new SaslAuthenticationException(e.text());
        }
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
