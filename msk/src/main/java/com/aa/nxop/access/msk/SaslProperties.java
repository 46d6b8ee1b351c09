package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.jspecify.annotations.Nullable;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * What one of the two mechanisms needs in a client's properties.
 *
 * @param handlerProperty where Kafka looks for the handler that it asks for the session
 * @param otherHandler what Kafka itself has under the property for the other kind of handler
 * @param login what Kafka itself has as {@code sasl.login.class}
 */
record SaslProperties(
        MskMechanism mechanism, String loginModule, String handlerProperty, String otherHandler, String login) {
    /**
     * Where the session is handed over, as an object. The prefix {@code sasl.} matters: Kafka's OAUTHBEARER clients share a login unless such
     * a property differs, and would share one identity with it (KAFKA-14676).
     */
    static final String ACCESS = "sasl.nxop.access";

    static final String PROTOCOL = "SASL_SSL";
    static final String HANDLER = NxopMskCallbackHandler.class.getName();

    private static final String SECURITY = "org.apache.kafka.common.security.";
    private static final SaslProperties IAM = new SaslProperties(
            MskMechanism.AWS_MSK_IAM,
            "software.amazon.msk.auth.iam.IAMLoginModule",
            SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS,
            SECURITY + "authenticator.AbstractLogin$DefaultLoginCallbackHandler",
            SECURITY + "authenticator.DefaultLogin");
    private static final SaslProperties BEARER = new SaslProperties(
            MskMechanism.OAUTHBEARER,
            SECURITY + "oauthbearer.OAuthBearerLoginModule",
            SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
            SECURITY + "oauthbearer.internals.OAuthBearerSaslClientCallbackHandler",
            SECURITY + "oauthbearer.internals.OAuthBearerRefreshingLogin");

    /** The client's own properties choose first, then {@code NXOP_MSK_MECHANISM}. */
    static SaslProperties of(MskSettings msk, ApplicationProperties own) {
        Object value = own.read().get(SaslConfigs.SASL_MECHANISM);
        if (value == null || PropertyText.hasPlaceholder(value)) {
            return of(msk.mechanism().orElse(MskMechanism.AWS_MSK_IAM));
        }
        String name = PropertyText.of(value);
        refuseOtherMechanism(msk, name, own.given().get(SaslConfigs.SASL_MECHANISM));
        return of(name.equals(MskMechanism.OAUTHBEARER.name()) ? MskMechanism.OAUTHBEARER : MskMechanism.AWS_MSK_IAM);
    }

    static SaslProperties of(MskMechanism mechanism) {
        return mechanism == MskMechanism.OAUTHBEARER ? BEARER : IAM;
    }

    /**
     * Refuses a mechanism that {@code NXOP_MSK_MECHANISM} contradicts.
     *
     * @param name of the mechanism that the client has
     * @param given as it was written
     */
    static void refuseOtherMechanism(MskSettings msk, String name, @Nullable Object given) {
        if (msk.mechanism().filter(wanted -> !wanted.name().equals(name)).isPresent()) {
            throw contradiction(List.of(SaslConfigs.SASL_MECHANISM + " is " + PropertyText.of(given)
                    + ", but NXOP_MSK_MECHANISM says " + msk.mechanism().get()));
        }
    }

    /** In a fixed order, each to be set unless the caller has. */
    Map<String, Object> defaults(NxopAccess nxop) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, PROTOCOL);
        defaults.put(SaslConfigs.SASL_MECHANISM, mechanism.name());
        defaults.put(SaslConfigs.SASL_JAAS_CONFIG, jaas());
        // The class and not its name: a name would be looked up by whatever class loader the calling thread has.
        defaults.put(handlerProperty, NxopMskCallbackHandler.class);
        defaults.put(ACCESS, nxop);
        return defaults;
    }

    /** The one that our own class loader finds. */
    Class<?> loginModuleClass() {
        return mechanism == MskMechanism.OAUTHBEARER ? OAuthBearerLoginModule.class : IAMLoginModule.class;
    }

    /** Whether JAAS can log in with this class: no other copy of Kafka's own knows our Kafka's callbacks. */
    boolean isUsable(@Nullable Class<?> module) {
        return module != null && (mechanism == MskMechanism.AWS_MSK_IAM || module.equals(loginModuleClass()));
    }

    /** As a person sets it. */
    String asText() {
        return SaslConfigs.SASL_MECHANISM + "=" + mechanism + ", " + SaslConfigs.SASL_JAAS_CONFIG + "=" + jaas()
                + " and " + handlerProperty + "=" + HANDLER;
    }

    String jaas() {
        return loginModule + " required;";
    }

    static boolean isHandler(Object value) {
        return value instanceof Class<?>
                ? value.equals(NxopMskCallbackHandler.class)
                : PropertyText.of(value).equals(HANDLER);
    }

    boolean isLogin(String name) {
        return name.equals(login) || name.equals(AnyThreadLogin.class.getName());
    }

    static AccessException contradiction(List<String> wrong) {
        return new AccessException(
                MskFinding.MSK_CONTRADICTION,
                "The Kafka client's properties contradict IAM authentication: " + String.join("; ", wrong) + ".",
                "Remove these properties from the client, or do not use NxopMsk for it. The SDK never overrides a property that the"
                        + " application has set.");
    }
}
