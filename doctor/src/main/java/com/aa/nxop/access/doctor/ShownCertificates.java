package com.aa.nxop.access.doctor;

import com.aa.nxop.access.internal.io.BoundedHttpCall;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.HttpLimits;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.HttpRequest;
import com.aa.nxop.access.internal.io.TlsTrust;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificates that a host shows, whichever CA signed them.
 *
 * @param chain the host's own first; empty if it showed none
 */
record ShownCertificates(List<X509Certificate> chain) {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    ShownCertificates {
        chain = List.copyOf(chain);
    }

    /** Makes a handshake that ends as soon as the certificates have come: nothing is sent. */
    static ShownCertificates of(URI host, Optional<HttpProxy> proxy) {
        Recorder recorder = new Recorder();
        HttpLimits limits = new HttpLimits(LIMIT, LIMIT, System.nanoTime() + LIMIT.toNanos(), 1);
        TlsTrust trust = () -> {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {recorder}, null);
                return context.getSocketFactory();
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        };
        try {
            var unused = new BoundedHttpCall(HttpRequest.of("HEAD", host, Map.of()), limits, trust, proxy).run();
        } catch (IOException e) {
            // As intended, or there is nothing to show.
        }
        return new ShownCertificates(recorder.seen);
    }

    /** A sentence; empty if none was shown. */
    String sentence() {
        return chain.isEmpty()
                ? ""
                : " It shows a certificate of "
                        + name(chain.get(0).getSubjectX500Principal().getName())
                        + ", issued by " + issuer() + ", good until "
                        + chain.get(0).getNotAfter().toInstant() + ".";
    }

    /** Who signed the host's own certificate; empty if there is none. */
    String issuer() {
        return chain.isEmpty() ? "" : name(chain.get(0).getIssuerX500Principal().getName());
    }

    /** Whether it is one of AWS's own. */
    boolean isOfAws() {
        return chain.stream()
                .map(certificate -> certificate.getIssuerX500Principal().getName())
                .anyMatch(name -> name.contains("O=Amazon") || name.contains("O=Starfield"));
    }

    static String name(String distinguished) {
        return ForeignText.line(distinguished);
    }

    /** Keeps what it is shown and trusts nobody. For one handshake. */
    private static final class Recorder extends X509ExtendedTrustManager {
        private volatile List<X509Certificate> seen = List.of();

        private void keep(X509Certificate[] chain) throws CertificateException {
            seen = List.of(chain);
            throw new CertificateException("only looked at");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            keep(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            keep(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            keep(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            keep(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            keep(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            keep(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
