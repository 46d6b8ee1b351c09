package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.io.ForeignText;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TLS handshake as Kafka's and MongoDB's clients make it: with a look at the name in the certificate. */
final class TlsHandshake {
    private TlsHandshake() {}

    /** Makes it, and says who the other side is and until when. */
    static String over(Socket connected, String host, int port, SSLContext trust) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) trust.getSocketFactory().createSocket(connected, host, port, /* autoClose= */ true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            Certificate first = socket.getSession().getPeerCertificates()[0];
            String protocol = socket.getSession().getProtocol();
            return first instanceof X509Certificate certificate
                    ? protocol + ", certificate of "
                            + ForeignText.line(
                                    certificate.getSubjectX500Principal().getName()) + " until "
                            + certificate.getNotAfter().toInstant()
                    : protocol;
        }
    }
}
