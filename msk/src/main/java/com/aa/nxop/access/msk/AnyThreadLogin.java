package com.aa.nxop.access.msk;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.Login;
import org.apache.kafka.common.security.authenticator.DefaultLogin;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerRefreshingLogin;
import org.jspecify.annotations.Nullable;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * Kafka's own login, which finds the login module whatever class loader the thread has: without it, a client that is made on a thread of the
 * common pool fails in one jar with {@code No LoginModule found} (spring-kafka#4109). {@link NxopMsk#clientProperties} sets it where that can
 * happen. Made and called by Kafka.
 */
public final class AnyThreadLogin implements Login {
    private @Nullable Login login; // Set by configure, before any other thread sees this object.
    private ClassLoader loader = ContextClassLoader.ofThread();

    /** For Kafka, which makes it by reflection. */
    public AnyThreadLogin() {}

    @Override
    public void configure(
            Map<String, ?> configs,
            String contextName,
            Configuration configuration,
            AuthenticateCallbackHandler loginCallbackHandler) {
        boolean bearer = MskMechanism.OAUTHBEARER.name().equals(configs.get(SaslConfigs.SASL_MECHANISM));
        Login own = bearer ? new OAuthBearerRefreshingLogin() : new DefaultLogin();
        own.configure(configs, contextName, configuration, loginCallbackHandler);
        login = own;
        loader = (bearer ? OAuthBearerLoginModule.class : IAMLoginModule.class).getClassLoader();
    }

    /** The thread that logs in again before a token ends is made here, and keeps this class loader. */
    @Override
    public LoginContext login() throws LoginException {
        return ContextClassLoader.with(loader, configured()::login);
    }

    @Override
    public Subject subject() {
        return configured().subject();
    }

    @Override
    public String serviceName() {
        return configured().serviceName();
    }

    @Override
    public void close() {
        if (login != null) {
            login.close();
        }
    }

    private Login configured() {
        if (login == null) {
            throw new IllegalStateException("Kafka has to call configure first.");
        }
        return login;
    }
}
