package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.ShortCall;
import com.aa.nxop.testkit.network.SandboxCa;
import com.aa.nxop.testkit.network.TlsFront;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS trusts the JDK's CAs or the file of javax.net.ssl.trustStore. */
@Timeout(30)
class HttpCallTlsTest {
    private static final String STORE = "javax.net.ssl.trustStore";

    private final SandboxCa ca = SandboxCa.create();
    private final ScriptedServer server = ScriptedServer.answering(Answer.of(200, "hello"));
    private final TlsFront tls = TlsFront.start(ca.server(), server.uri());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        System.clearProperty(STORE);
        System.clearProperty(STORE + "Password");
        tls.close();
        server.close();
    }

    private void trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", ca.certificate());
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "sandbox".toCharArray());
        }
        System.setProperty(STORE, file.toString());
        System.setProperty(STORE + "Password", "sandbox");
    }

    @Test
    void aTrustedServerOfThatNameIsAsked() throws Exception {
        trust();
        assertThat(ShortCall.to(tls.uri() + "/x", Map.of()).run().status()).isEqualTo(200);
        assertThat(server.request().line()).isEqualTo("GET /x HTTP/1.1");
    }

    @Test
    void anUntrustedServerGetsNothingEvenIfTheProcessTrustsEverybody() throws Exception {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(trustingEverybody());
        try {
            assertThatThrownBy(() -> ShortCall.to(tls.uri() + "/x", Map.of("Authorization", "hidden"))
                            .run())
                    .isInstanceOf(SSLException.class);
            assertThat(server.requests()).isEmpty();
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static SSLContext trustingEverybody() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                null,
                new TrustManager[] {
                    new X509TrustManager() {
                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public X509Certificate[] getAcceptedIssuers() {
                            return new X509Certificate[0];
                        }
                    }
                },
                null);
        return context;
    }
}
