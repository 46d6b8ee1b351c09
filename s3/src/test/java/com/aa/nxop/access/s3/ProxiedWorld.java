package com.aa.nxop.access.s3;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.ForwardProxy;
import com.aa.nxop.testkit.network.SandboxCa;
import com.aa.nxop.testkit.network.TlsFront;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** S3 by AWS's own name and with TLS, behind a proxy; this JVM trusts it meanwhile. */
final class ProxiedWorld implements AutoCloseable {
    static final String BUCKET = "nxop-example-data";
    static final String S3 = "s3.us-east-1.amazonaws.com";

    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "sandbox";

    final NxopSandbox sandbox = NxopSandbox.builder().build().start();
    final ForwardProxy proxy = ForwardProxy.start();
    private final SandboxCa ca = SandboxCa.create();
    final TlsFront s3 = TlsFront.start(ca.server(S3), sandbox.uri(Endpoint.S3));
    private final SSLContext before;

    ProxiedWorld() throws Exception {
        before = SSLContext.getDefault();
        SSLContext.setDefault(trusting(ca));
        proxy.route(S3 + ":443", s3.uri());
        proxy.route("s3.example.com:80", sandbox.uri(Endpoint.S3));
    }

    /** Some clients trust what the process has as its default, others what the JDK's property names. */
    private static SSLContext trusting(SandboxCa ca) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca.certificate());
        Path file = Files.createTempFile("trust", ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        System.setProperty(STORE, file.toString());
        System.setProperty(STORE + "Password", PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        return context;
    }

    /** Of this pod, with an endpoint that keeps S3's own name, and these variables. */
    NxopAccess access(String... more) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("AWS_ENDPOINT_URL_S3", "https://" + S3);
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return NxopAccess.of(NxopConfig.fromEnvironment(variables));
    }

    String address() {
        return proxy.uri().getAuthority();
    }

    @Override
    public void close() {
        SSLContext.setDefault(before);
        System.clearProperty(STORE);
        System.clearProperty(STORE + "Password");
        s3.close();
        proxy.close();
        sandbox.close();
    }
}
