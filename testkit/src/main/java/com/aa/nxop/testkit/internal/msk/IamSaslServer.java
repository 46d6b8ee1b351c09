package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;

/** The broker's side of {@code AWS_MSK_IAM}: one message in, one out. Not thread-safe, as SASL has it. */
final class IamSaslServer implements SaslServer {
    /** Kafka bounds the connection's life by this property, which its own mechanisms use. */
    private static final String LIFETIME = "CREDENTIAL.LIFETIME.MS";

    private final AccessGate gate;
    private @Nullable Admission admission;

    IamSaslServer(AccessGate gate) {
        this.gate = gate;
    }

    @Override
    public String getMechanismName() {
        return AccessGate.IAM;
    }

    @Override
    public byte[] evaluateResponse(byte[] response) {
        try {
            admission = gate.admitPayload(response);
        } catch (LoginRefusedException e) {
            // The one exception whose text reaches the client.
            throw new SaslAuthenticationException(e.text());
        }
        String reply = "{\"version\":\"" + PayloadReader.VERSION + "\",\"request-id\":\"" + UUID.randomUUID() + "\"}";
        return reply.getBytes(UTF_8);
    }

    @Override
    public boolean isComplete() {
        return admission != null;
    }

    Admission admission() {
        if (admission == null) {
            throw new IllegalStateException("The authentication is not complete.");
        }
        return admission;
    }

    @Override
    public String getAuthorizationID() {
        return admission().session().arn();
    }

    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        return name.equals(LIFETIME) ? admission().endMillis() : null;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
        return Arrays.copyOfRange(incoming, offset, offset + length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
        return Arrays.copyOfRange(outgoing, offset, offset + length);
    }

    @Override
    public void dispose() {
        // It holds nothing.
    }
}
