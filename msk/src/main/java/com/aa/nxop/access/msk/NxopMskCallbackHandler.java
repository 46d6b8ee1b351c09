package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.MskMechanism;
import com.aa.nxop.access.NxopAccess;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;
import software.amazon.msk.auth.iam.IAMLoginModule;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/**
 * Gives Kafka clients the NXOP session, for both mechanisms.
 *
 * <p>{@link NxopMsk#clientProperties} sets it. It also works from properties alone, where no code of the application makes the client
 * (Kafka Connect, Spring properties): then it uses {@link NxopAccess#shared}, one session for the process.
 *
 * <pre>
 * security.protocol=SASL_SSL
 * sasl.mechanism=AWS_MSK_IAM
 * sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;
 * sasl.client.callback.handler.class=com.aa.nxop.access.msk.NxopMskCallbackHandler
 * </pre>
 *
 * <p>Called by Kafka on its network threads; answers from the cached session. Thread-safe once configured.
 */
public final class NxopMskCallbackHandler implements AuthenticateCallbackHandler {
    private @Nullable NxopAccess access; // Set by configure, before any other thread sees this object.

    /** For Kafka, which makes it by reflection. */
    public NxopMskCallbackHandler() {}

    /**
     * Checks everything that would otherwise show as a time-out, and gets the session, in the thread that makes the client.
     *
     * @throws AccessException if the properties or class path do not fit, or if there is no access; Kafka wraps it in its own exception
     */
    @Override
    public void configure(Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasEntries) {
        MskMechanism mechanism = mechanism(saslMechanism);
        checkLoginModule(SaslProperties.of(mechanism), jaasEntries);
        if (mechanism == MskMechanism.AWS_MSK_IAM) {
            checkClassLoader(IAMLoginModule.class);
        }
        NxopAccess given =
                configs.get(SaslProperties.ACCESS) instanceof NxopAccess object ? object : NxopAccess.shared();
        given.credentialsProvider().resolveCredentials();
        access = given;
    }

    private static MskMechanism mechanism(String name) {
        return Arrays.stream(MskMechanism.values())
                .filter(mechanism -> mechanism.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AccessException(
                        Finding.MSK_CONTRADICTION,
                        "The Kafka client's properties contradict IAM authentication: sasl.mechanism is " + name
                                + ", and must be AWS_MSK_IAM or OAUTHBEARER.",
                        "Set sasl.mechanism to one of them."));
    }

    private static void checkLoginModule(SaslProperties sasl, List<AppConfigurationEntry> jaasEntries) {
        if (jaasEntries.stream().noneMatch(entry -> entry.getLoginModuleName().equals(sasl.loginModule()))) {
            throw new AccessException(
                    Finding.MSK_LOGIN_MODULE,
                    "sasl.jaas.config names no " + sasl.loginModule() + ", which " + sasl.mechanism() + " needs.",
                    "Set sasl.jaas.config=" + sasl.jaas() + " with the semicolon.");
        }
    }

    static void checkClassLoader(Class<?> loginModule) {
        if (NxopMskCallbackHandler.class.getClassLoader() != loginModule.getClassLoader()) {
            throw new AccessException(
                    Finding.MSK_CLASS_LOADER,
                    "NxopMskCallbackHandler and aws-msk-iam-auth were loaded by different class loaders, between which Kafka does not find"
                            + " the mechanism.",
                    "Put nxop-access-msk and aws-msk-iam-auth side by side, both in the application or both in the same plug-in folder; or"
                            + " set NXOP_MSK_MECHANISM=OAUTHBEARER.");
        }
    }

    /**
     * Answers from the cached session.
     *
     * <p>A passing failure leaves as the exception that it is, which Kafka takes for a broken connection and tries again; a lasting one is
     * reported through the callback, which ends the client with an authentication error.
     */
    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        NxopAccess nxop = access;
        if (nxop == null) {
            throw new IllegalStateException("Kafka has to call configure first.");
        }
        for (Callback callback : callbacks) {
            if (callback instanceof AWSCredentialsCallback wanted) {
                CredentialsAnswer.to(wanted, nxop);
            } else if (callback instanceof OAuthBearerTokenCallback wanted) {
                TokenAnswer.to(wanted, nxop);
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    /** Leaves the session alone: it is shared. */
    @Override
    public void close() {}
}
