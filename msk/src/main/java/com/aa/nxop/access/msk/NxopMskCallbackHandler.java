package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/**
 * Gives Kafka clients the NXOP session, for both mechanisms.
 *
 * <p>{@link NxopMsk#clientProperties} sets it. It also works from properties alone, where no code of the application makes the client
 * (Kafka Connect, Spring properties): then all clients of one configuration share one session ({@link NxopAccess#shared(NxopConfig)}), and the
 * handler compares the properties with the settings that it cannot apply itself.
 *
 * <pre>
 * bootstrap.servers=b-1.nxop.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9098
 * security.protocol=SASL_SSL
 * sasl.mechanism=AWS_MSK_IAM
 * sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;
 * sasl.client.callback.handler.class=com.aa.nxop.access.msk.NxopMskCallbackHandler
 * </pre>
 *
 * <p>Options of the login module are settings for this client alone, over system properties and variables: each {@code NXOP_} setting in lower camel
 * case. So one process can have clients of several roles:
 *
 * <pre>
 * sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required nxopRole="178549792225/other-role" nxopSessionTags="team=ops";
 * </pre>
 *
 * <p>Called by Kafka on its network threads; answers from the cached session. Thread-safe once configured.
 */
public final class NxopMskCallbackHandler implements AuthenticateCallbackHandler {
    private static final String HANDLE = "nxopAccess";

    private volatile @Nullable NxopAccess access;
    private volatile @Nullable NxopAccess share; // This client's own, of the session that clients of text share.

    /** For Kafka, which makes it by reflection. */
    public NxopMskCallbackHandler() {}

    /**
     * Checks everything that would otherwise show as a time-out or as another identity, and gets the session, in the thread that makes the
     * client.
     *
     * @throws AccessException if the properties or class path do not fit, or if there is no access; Kafka wraps it in its own exception
     */
    @Override
    public void configure(Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasEntries) {
        SaslProperties sasl = SaslProperties.of(mechanism(saslMechanism));
        @Nullable NxopAccess given = configs.get(SaslProperties.ACCESS) instanceof NxopAccess object ? object : null;
        checkLogin(sasl, configs, jaasEntries, given == null);
        checkClassLoaders(sasl, configs);
        if (given == null) {
            access = fromText(sasl, configs, jaasEntries);
        } else {
            given.credentialsProvider().resolveCredentials();
            access = given;
        }
    }

    private NxopAccess fromText(SaslProperties sasl, Map<String, ?> configs, List<AppConfigurationEntry> jaasEntries) {
        NxopAccess own = share(jaasEntries);
        boolean usable = false;
        try {
            TextClientSettings settings = new TextClientSettings(own, sasl, configs);
            settings.refuseContradictions();
            own.credentialsProvider().resolveCredentials();
            settings.refuseOtherBrokers();
            usable = true;
            share = own;
            return own;
        } finally {
            if (!usable) {
                own.close();
            }
        }
    }

    /** A handle names an access of the application; without it, the options and the environment say what the access is. */
    private static NxopAccess share(List<AppConfigurationEntry> jaasEntries) {
        NxopConfig.Builder config = NxopConfig.builder();
        for (AppConfigurationEntry entry : jaasEntries) {
            if (entry.getOptions().get(HANDLE) instanceof String handle) {
                return NxopAccess.shared(handle);
            }
            config.options("JAAS option", entry.getOptions());
        }
        return NxopAccess.shared(config.build());
    }

    private static MskMechanism mechanism(String name) {
        return Arrays.stream(MskMechanism.values())
                .filter(mechanism -> mechanism.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AccessException(
                        MskFinding.MSK_CONTRADICTION,
                        "The Kafka client's properties contradict IAM authentication: sasl.mechanism is " + name
                                + ", but must be AWS_MSK_IAM or OAUTHBEARER.",
                        "Set sasl.mechanism to one of them."));
    }

    private static void checkLogin(
            SaslProperties sasl, Map<String, ?> configs, List<AppConfigurationEntry> jaas, boolean settings) {
        if (jaas.stream().noneMatch(entry -> entry.getLoginModuleName().equals(sasl.loginModule()))) {
            throw new AccessException(
                    MskFinding.MSK_LOGIN_MODULE,
                    "sasl.jaas.config does not name " + sasl.loginModule() + ", which " + sasl.mechanism() + " needs.",
                    "Set sasl.jaas.config=" + sasl.jaas() + " with the semicolon.");
        }
        List<String> wrong =
                new ArrayList<>(new JaasText(sasl, settings).contradictions(SaslConfigs.SASL_JAAS_CONFIG, jaas));
        wrong.addAll(new LoginContradictions(sasl, Optional.empty()).in(configs));
        if (!wrong.isEmpty()) {
            throw SaslProperties.contradiction(wrong);
        }
    }

    private static void checkClassLoaders(SaslProperties sasl, Map<String, ?> configs) {
        if (sasl.mechanism() == MskMechanism.AWS_MSK_IAM) {
            IamLoginModule.prepare();
        }
        ClassLoader loader = ContextClassLoader.ofThread();
        if (!AnyThreadLogin.class.equals(configs.get(SaslConfigs.SASL_LOGIN_CLASS))
                && !sasl.isUsable(ContextClassLoader.find(loader, sasl.loginModule()))) {
            throw new AccessException(
                    MskFinding.MSK_CLASS_LOADER,
                    "JAAS looks for " + sasl.loginModule()
                            + " with the class loader of the thread that makes the client. That class loader, " + loader
                            + ", does not have the class that Kafka uses.",
                    "Make the client on a thread of the application, or call NxopMsk.clientProperties on this thread. Or give this"
                            + " thread the application's class loader first:"
                            + " Thread.currentThread().setContextClassLoader(NxopMsk.class.getClassLoader()).");
        }
    }

    /** Kafka's client finds the mechanism by the class loader of its handler. */
    static void checkClassLoader(Class<?> loginModule) {
        if (NxopMskCallbackHandler.class.getClassLoader() != loginModule.getClassLoader()) {
            throw new AccessException(
                    MskFinding.MSK_CLASS_LOADER,
                    "Different class loaders loaded NxopMskCallbackHandler and aws-msk-iam-auth, so Kafka does not find the mechanism.",
                    "Put nxop-access-msk and aws-msk-iam-auth side by side: both in the application, or both in the same plug-in"
                            + " folder. Or log in with OAUTHBEARER. If NxopMsk.clientProperties makes the properties, leave"
                            + " sasl.mechanism out of them and set NXOP_MSK_MECHANISM=OAUTHBEARER. Otherwise"
                            + " set in the client's properties "
                            + SaslProperties.of(MskMechanism.OAUTHBEARER).asText() + ", and remove "
                            + SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS + ".");
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
        NxopAccess nxop = open();
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

    private NxopAccess open() {
        NxopAccess nxop = access;
        if (nxop == null) {
            throw new IllegalStateException("Kafka has to call configure first.");
        }
        return nxop;
    }

    /** Gives up this client's share of the session. An access that the application made stays the application's. */
    @Override
    public void close() {
        NxopAccess own = share;
        share = null;
        if (own != null) {
            own.close();
        }
    }
}
