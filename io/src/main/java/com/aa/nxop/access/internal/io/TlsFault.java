package com.aa.nxop.access.internal.io;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a TLS handshake failed, as far as Java's exceptions and their words tell. No network rule is ever the reason. */
public enum TlsFault {
    /** Java trusts no CA at all. */
    NO_TRUST_STORE(
            "Java trusts no CA at all: the file in javax.net.ssl.trustStore is missing, is empty, or does not open with"
                    + " javax.net.ssl.trustStorePassword. Correct the property, or leave it out: then Java uses the CAs of"
                    + " the JDK."),
    /** A certificate has expired, or is not valid yet. */
    EXPIRED(
            "A certificate of %s has expired or is not valid yet. Check the clock of the pod's node first. Then ask the team"
                    + " that runs that server, or that inspects TLS on the way, to renew the certificate."),
    /** Nobody whom Java trusts has signed the certificate. */
    UNTRUSTED(
            "Java does not trust the certificate of %s. Egress rules and security groups are not the cause. If a proxy or"
                    + " firewall inspects TLS on the way, import its CA into the trust store that Java uses. That is the file"
                    + " in javax.net.ssl.trustStore, or without that property lib/security/cacerts of the JDK. Or ask the"
                    + " network team not to inspect that address."),
    /** The certificate is for another host. */
    WRONG_NAME(
            "The server that answers for %s shows the certificate of another host. Check the name in the endpoint, its"
                    + " address in DNS, and any proxy on the way."),
    /** The other side sent something that is not TLS. */
    NO_TLS("The server that answers for %s does not use TLS: check scheme and port of the endpoint."),
    /** Both sides speak TLS, and found no common ground. */
    OTHER(
            "Compare the TLS versions and ciphers that this Java allows (jdk.tls.disabledAlgorithms, jdk.tls.client.protocols) with"
                    + " what %s takes.");

    private final String remedy;

    TlsFault(String remedy) {
        this.remedy = remedy;
    }

    /** The one among the causes; nothing if TLS is not the reason, or if the connection only broke during the handshake. */
    public static Optional<TlsFault> of(Throwable thrown) {
        // First what is the reason for the others.
        return Stream.of(NO_TRUST_STORE, EXPIRED, WRONG_NAME, UNTRUSTED, NO_TLS, OTHER)
                .filter(fault -> fault.isIn(thrown))
                .findFirst();
    }

    /**
     * What a person can do about it.
     *
     * @param host whose certificate was expected
     */
    public String remedy(String host) {
        return remedy.replace("%s", host);
    }

    private boolean isIn(Throwable thrown) {
        return switch (this) {
            case NO_TRUST_STORE ->
                says(thrown, "trustAnchors parameter must be non-empty")
                        || says(thrown, "No X509TrustManager implementation available")
                        || says(thrown, "class: sun.security.ssl.SSLContextImpl$DefaultSSLContext");
            case EXPIRED ->
                CauseChain.has(thrown, CertificateExpiredException.class)
                        || CauseChain.has(thrown, CertificateNotYetValidException.class);
            case WRONG_NAME -> says(thrown, "No subject alternative") || says(thrown, "No name matching");
            case UNTRUSTED ->
                CauseChain.has(thrown, CertPathBuilderException.class)
                        || CauseChain.has(thrown, CertPathValidatorException.class)
                        || says(thrown, "PKIX path ");
            // Java's text, in every version: it has no exception of its own for bytes that are not TLS.
            case NO_TLS -> says(thrown, "Unsupported or unrecognized SSL message");
            case OTHER ->
                CauseChain.has(thrown, CertificateException.class)
                        || (CauseChain.has(thrown, SSLException.class) && !isBroken(thrown));
        };
    }

    /** Java also wraps failures that have nothing to do with TLS. */
    private static boolean isBroken(Throwable thrown) {
        return CauseChain.has(thrown, EOFException.class)
                || CauseChain.has(thrown, SocketException.class)
                || CauseChain.has(thrown, InterruptedIOException.class);
    }

    private static boolean says(Throwable thrown, String words) {
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            if (String.valueOf(t.getMessage()).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
