package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.MskMechanism;
import com.aa.nxop.access.MskSettings;
import com.aa.nxop.access.NxopAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/** What one of the two mechanisms needs in a client's properties, and what it cannot live with. */
record SaslProperties(MskMechanism mechanism, String loginModule, String handlerProperty) {
    /**
     * Where the session is handed over, as an object. The prefix {@code sasl.} matters: Kafka's OAUTHBEARER clients share a login unless such
     * a property differs, and would share one identity with it (KAFKA-14676).
     */
    static final String ACCESS = "sasl.nxop.access";

    static final String IAM_MODULE = "software.amazon.msk.auth.iam.IAMLoginModule";
    static final String BEARER_MODULE = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";

    /** The client's own properties choose first, then {@code NXOP_MSK_MECHANISM}. */
    static SaslProperties of(MskSettings msk, Map<String, ?> properties) {
        Object own = properties.get(SaslConfigs.SASL_MECHANISM);
        boolean bearer = own == null
                ? msk.mechanism().filter(MskMechanism.OAUTHBEARER::equals).isPresent()
                : own.equals(MskMechanism.OAUTHBEARER.name());
        if (own != null
                && msk.mechanism().isPresent()
                && !own.equals(msk.mechanism().get().name())) {
            throw contradiction(List.of(SaslConfigs.SASL_MECHANISM + " is " + own + ", but NXOP_MSK_MECHANISM says "
                    + msk.mechanism().get()));
        }
        return of(bearer ? MskMechanism.OAUTHBEARER : MskMechanism.AWS_MSK_IAM);
    }

    static SaslProperties of(MskMechanism mechanism) {
        return mechanism == MskMechanism.OAUTHBEARER
                ? new SaslProperties(mechanism, BEARER_MODULE, SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS)
                : new SaslProperties(mechanism, IAM_MODULE, SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS);
    }

    /** In a fixed order, each to be set unless the caller has. */
    Map<String, Object> defaults(NxopAccess nxop) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
        defaults.put(SaslConfigs.SASL_MECHANISM, mechanism.name());
        defaults.put(SaslConfigs.SASL_JAAS_CONFIG, jaas());
        // The class and not its name: a name would be looked up by whatever class loader the calling thread has.
        defaults.put(handlerProperty, NxopMskCallbackHandler.class);
        defaults.put(ACCESS, nxop);
        return defaults;
    }

    String jaas() {
        return loginModule + " required;";
    }

    void refuseContradictions(Map<String, ?> properties) {
        List<String> wrong = new ArrayList<>();
        expect(properties, CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL", wrong);
        expect(properties, SaslConfigs.SASL_MECHANISM, mechanism.name(), wrong);
        Object jaas = properties.get(SaslConfigs.SASL_JAAS_CONFIG);
        if (jaas != null && !String.valueOf(jaas).contains(loginModule)) {
            // Not repeated: other modules have passwords in it.
            wrong.add(SaslConfigs.SASL_JAAS_CONFIG + " names another login module than " + loginModule);
        }
        Object handler = properties.get(handlerProperty);
        if (handler != null && !isOurs(handler)) {
            wrong.add(handlerProperty + " is " + (handler instanceof Class<?> type ? type.getName() : handler)
                    + ", and must be " + NxopMskCallbackHandler.class.getName());
        }
        if (!wrong.isEmpty()) {
            throw contradiction(wrong);
        }
    }

    private static boolean isOurs(Object handler) {
        return handler.equals(NxopMskCallbackHandler.class) || handler.equals(NxopMskCallbackHandler.class.getName());
    }

    private static void expect(Map<String, ?> properties, String name, String needed, List<String> wrong) {
        Object value = properties.get(name);
        if (value != null && !needed.equals(String.valueOf(value))) {
            wrong.add(name + " is " + value + ", and must be " + needed);
        }
    }

    private static AccessException contradiction(List<String> wrong) {
        return new AccessException(
                Finding.MSK_CONTRADICTION,
                "The Kafka client's properties contradict IAM authentication: " + String.join("; ", wrong) + ".",
                "Remove these properties from the client's own, or do not use NxopMsk for this client. What was set is never"
                        + " overridden.");
    }
}
