package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.jspecify.annotations.Nullable;

/** Says who is at the other end of a connection. Public because Kafka makes it. Thread-safe once configured. */
public final class SessionPrincipalBuilder implements KafkaPrincipalBuilder, Configurable {
    private static final String TOKEN = "OAUTHBEARER.token";

    private @Nullable AccessGate gate;

    @Override
    public void configure(Map<String, ?> configs) {
        gate = (AccessGate) configs.get(IamSaslServerFactory.GATE);
    }

    /** Asked with every request, and at once where a connection is authenticated again. */
    @Override
    public KafkaPrincipal build(AuthenticationContext context) {
        if (!(context instanceof SaslAuthenticationContext sasl)) {
            return KafkaPrincipal.ANONYMOUS;
        }
        Admission admission = admission(sasl.server());
        if (admission.unrecorded()) {
            gate().record(admission, reauthenticating());
        }
        return new SessionPrincipal(admission.session());
    }

    private static Admission admission(SaslServer server) {
        return server instanceof IamSaslServer iam
                ? iam.admission()
                : ((AdmittedToken) server.getNegotiatedProperty(TOKEN)).admission();
    }

    /**
     * Kafka tells nobody. But while it still handles the client's message, it only asks for the principal to compare it with that
     * of before.
     */
    private static boolean reauthenticating() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("handleSaslToken")));
    }

    private AccessGate gate() {
        return Objects.requireNonNull(gate);
    }

    /** On the way from the broker to the controller; the session itself stays here. */
    @Override
    public byte[] serialize(KafkaPrincipal principal) {
        String key = principal instanceof SessionPrincipal ours ? ours.session().accessKeyId() : "";
        return key.getBytes(UTF_8);
    }

    @Override
    public KafkaPrincipal deserialize(byte[] bytes) {
        String key = new String(bytes, UTF_8);
        return key.isEmpty() ? KafkaPrincipal.ANONYMOUS : new SessionPrincipal(gate().admitted(key));
    }
}
