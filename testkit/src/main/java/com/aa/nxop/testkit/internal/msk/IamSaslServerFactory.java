package com.aa.nxop.testkit.internal.msk;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;

/** Public because the JDK makes it, by its name. Thread-safe. */
public final class IamSaslServerFactory implements SaslServerFactory {
    /** Under which the broker's configuration holds the gate of its own sandbox. */
    static final String GATE = "nxop.sandbox.gate";

    /** Null, which makes the JDK ask the next factory, where the configuration is not of a broker that this testkit started. */
    @Override
    public @Nullable SaslServer createSaslServer(
            String mechanism,
            @Nullable String protocol,
            @Nullable String serverName,
            @Nullable Map<String, ?> properties,
            @Nullable CallbackHandler handler) {
        Object gate = properties == null ? null : properties.get(GATE);
        return mechanism.equals(AccessGate.IAM) && gate instanceof AccessGate ours ? new IamSaslServer(ours) : null;
    }

    @Override
    public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
        return new String[] {AccessGate.IAM};
    }
}
