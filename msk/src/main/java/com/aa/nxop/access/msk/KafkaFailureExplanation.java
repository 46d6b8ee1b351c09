package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.TlsFault;
import com.aa.nxop.access.spi.ControlPlane;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/** What an exception of a Kafka client means for access. */
record KafkaFailureExplanation(NxopAccess nxop) {
    /** @param failure Kafka's own, or what the client or a library has wrapped it in */
    AccessException of(Throwable failure) {
        return ofLogin(failure)
                .or(() -> CauseChain.find(failure, AuthorizationException.class)
                        .map(e -> MissingRights.of(nxop).of(e, failure)))
                .or(() -> isPassing(failure) ? Optional.of(missingAnswer(failure)) : Optional.empty())
                .or(() -> innermost(failure).map(e -> requestFailed(e, failure)))
                .orElseGet(() -> new AccessException(
                        CoreFinding.UNEXPECTED,
                        Stage.RESOURCE,
                        "The failure does not contain an exception of Kafka: " + said(failure),
                        "Call NxopMsk.explain with an exception that a Kafka client has thrown.",
                        failure));
    }

    /** What kept the client from its login, if that is the reason. */
    Optional<AccessException> ofLogin(Throwable failure) {
        return CauseChain.find(failure, AccessException.class)
                .map(AccessException::forThisCaller)
                .or(() -> CauseChain.find(failure, SslAuthenticationException.class)
                        .map(e -> tlsFailed(e, failure)))
                .or(() -> CauseChain.find(failure, AuthenticationException.class)
                        .map(e -> isOtherListener(e) ? wrongListener(e, failure) : loginRefused(e, failure)));
    }

    static String said(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + ForeignText.line(failure.getMessage());
    }

    private static AccessException tlsFailed(SslAuthenticationException e, Throwable failure) {
        return new AccessException(
                CoreFinding.NETWORK_TLS,
                "TLS with a broker of MSK failed: " + said(e) + ".",
                TlsFault.of(e)
                        .filter(fault -> fault != TlsFault.WRONG_NAME && fault != TlsFault.UNTRUSTED)
                        .map(fault -> fault == TlsFault.NO_TLS ? BrokerPort.withIam() : fault.remedy("the broker"))
                        .orElse(
                                "Check NXOP_MSK_CA_FILE if it is set. Check that the client reaches the brokers by their own names."),
                failure);
    }

    /** The broker says which mechanisms the listener takes before anybody has logged in. */
    private static boolean isOtherListener(AuthenticationException e) {
        return e instanceof UnsupportedSaslMechanismException || e instanceof IllegalSaslStateException;
    }

    private AccessException wrongListener(AuthenticationException e, Throwable failure) {
        return new AccessException(
                MskFinding.MSK_WRONG_LISTENER,
                "The broker's listener has no IAM authentication: " + said(e) + ".",
                "The role's permissions are not the reason. " + BrokerPort.withIam()
                        + " If the port is right, switch IAM role-based authentication on for the cluster.",
                failure);
    }

    private AccessException loginRefused(AuthenticationException e, Throwable failure) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("Too many connects")) {
            return passing(
                    e,
                    "Try again. A broker limits the number of new IAM connections in a second. Start fewer clients at the same time,"
                            + " keep them open, and raise reconnect.backoff.ms.",
                    failure);
        }
        if (said.contains("Session too short")) {
            return passing(
                    e,
                    "Try again: the session of this login ends in a moment, and the SDK gets the next one. If the error stays, the log"
                            + " says why the SDK gets no new session.",
                    failure);
        }
        if (said.contains("Cannot change principals")) {
            return new AccessException(
                    MskFinding.MSK_LOGIN_REFUSED,
                    "MSK refused to renew the login: " + said(e) + ".",
                    "Use one NxopAccess for the client, or set NXOP_SESSION_NAME: the session's name has changed, but a connection"
                            + " keeps its principal. If the platform assumes the NXOP role, the platform also chooses the name.",
                    failure);
        }
        return new AccessException(
                MskFinding.MSK_LOGIN_REFUSED,
                "MSK refused the login: " + said(e) + "."
                        + nxop.adapterContext().clockSkew(),
                ControlPlane.clockFirst(
                        nxop.adapterContext(),
                        ControlPlane.refusalRemedy(
                                nxop.adapterContext(),
                                said(e),
                                "MSK",
                                "cluster policy",
                                "kafka-cluster:Connect",
                                "Allow kafka-cluster:Connect on the cluster in the policy of "
                                        + nxop.config().role()
                                        + ", and check that IAM authentication is on. If the cluster is in another account than the"
                                        + " role, the cluster's own policy must allow it, too."
                                        + nxop.adapterContext().alsoNarrowed())),
                failure);
    }

    private static AccessException passing(AuthenticationException e, String remedy, Throwable failure) {
        return new AccessException(
                MskFinding.MSK_FAILED, "MSK did not accept the login this time: " + said(e) + ".", remedy, failure);
    }

    /** Kafka takes a failure to get a session for a broken connection, and tries again until its own time is up. */
    private AccessException missingAnswer(Throwable failure) {
        try {
            if (!nxop.status().usable()) {
                nxop.credentialsProvider().resolveCredentials();
            }
        } catch (AccessException e) {
            return e.forThisCaller();
        }
        return new AccessException(
                MskFinding.MSK_FAILED,
                "The Kafka client got no answer from MSK: "
                        + said(innermost(failure).<Throwable>map(e -> e).orElse(failure)),
                "Try again. If the error stays, check that the topic exists, and that the pod reaches every broker, also the brokers"
                        + " that the first one names. Then read the brokers' log.",
                failure);
    }

    private static AccessException requestFailed(KafkaException e, Throwable failure) {
        return new AccessException(
                MskFinding.MSK_REQUEST_FAILED,
                "The Kafka client failed, and access is not the reason: " + said(e),
                "Look up Kafka's own error in the cause.",
                failure);
    }

    private static boolean isPassing(Throwable failure) {
        return CauseChain.has(failure, RetriableException.class)
                || CauseChain.has(failure, TimeoutException.class)
                || CauseChain.has(failure, IOException.class);
    }

    /** What stands around it tells only that a client could not be made, or that a call ended. */
    private static Optional<KafkaException> innermost(Throwable failure) {
        Optional<KafkaException> last = Optional.empty();
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof KafkaException e) {
                last = Optional.of(e);
            }
        }
        return last;
    }
}
