package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java's exceptions of a failed handshake, as they come. */
class TlsFaultTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        TlsFault.UNTRUSTED,
                        wrapped(new CertPathBuilderException(
                                "unable to find valid certification path to requested target"))),
                Arguments.of(
                        TlsFault.EXPIRED,
                        wrapped(new CertificateExpiredException("NotAfter: Sat Nov 28 00:00:00 UTC 2020"))),
                Arguments.of(
                        TlsFault.WRONG_NAME,
                        wrapped(new CertificateException(
                                "No subject alternative DNS name matching sts.example found."))),
                Arguments.of(TlsFault.NO_TLS, new SSLException("Unsupported or unrecognized SSL message")),
                Arguments.of(
                        TlsFault.NO_TRUST_STORE,
                        new SSLException(
                                "Unexpected error: java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must"
                                        + " be non-empty")),
                Arguments.of(
                        TlsFault.NO_TRUST_STORE,
                        new SocketException(
                                "java.security.NoSuchAlgorithmException: Error constructing implementation (algorithm: Default,"
                                        + " provider: SunJSSE, class: sun.security.ssl.SSLContextImpl$DefaultSSLContext)")),
                Arguments.of(TlsFault.OTHER, new SSLHandshakeException("Received fatal alert: protocol_version")));
    }

    private static IOException wrapped(Throwable reason) {
        return (IOException) new SSLHandshakeException("PKIX path building failed").initCause(new IOException(reason));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailedHandshakeHasAReason(TlsFault fault, IOException e) {
        assertThat(TlsFault.of(new IllegalStateException(e))).contains(fault);
        assertThat(fault.remedy("STS")).doesNotContain("%s");
    }

    @Test
    void aConnectionThatBrokeIsNoMatterOfTls() {
        assertThat(TlsFault.of(new SSLHandshakeException("Remote host terminated the handshake")
                        .initCause(new EOFException("SSL peer shut down incorrectly"))))
                .isEmpty();
        assertThat(TlsFault.of(new SocketTimeoutException("Read timed out"))).isEmpty();
        assertThat(TlsFault.of(new SocketException("Connection reset"))).isEmpty();
    }
}
