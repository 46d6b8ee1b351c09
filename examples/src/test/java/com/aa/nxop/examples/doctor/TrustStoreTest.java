package com.aa.nxop.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.SandboxCa;
import com.aa.nxop.testkit.network.TlsFront;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The trust store of a real process, in front of STS over TLS: which it is, who set it, and what is wrong with it. */
@Tag("full")
@Timeout(120)
final class TrustStoreTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    @TempDir
    private Path folder;

    private String doctor(SandboxCa ca, Map<String, String> more, String... options)
            throws IOException, InterruptedException {
        try (TlsFront front = TlsFront.start(ca.server(), sandbox.uri(Endpoint.STS))) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(List.of(options));
            command.addAll(List.of(
                    "-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", Doctor.class.getName()));
            Path out = folder.resolve("out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(folder.resolve("err").toFile());
            builder.environment().clear();
            builder.environment().putAll(sandbox.environment());
            builder.environment().put("AWS_ENDPOINT_URL_STS", front.uri().toString());
            builder.environment().putAll(more);
            int unused = builder.start().waitFor();
            return Files.readString(out).replaceAll("\\s+", " ");
        }
    }

    private Path store(SandboxCa ca) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("trust.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", ca.certificate());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }

    @Test
    void theRightOne() throws Exception {
        SandboxCa ca = SandboxCa.create();
        assertThat(doctor(
                        ca,
                        Map.of(),
                        "-Djavax.net.ssl.trustStore=" + store(ca),
                        "-Djavax.net.ssl.trustStorePassword=changeit"))
                .startsWith("Access to the NXOP account works.");
    }

    @Test
    void oneOfAnotherCa() throws Exception {
        Path store = store(SandboxCa.create());
        assertThat(doctor(
                        SandboxCa.create(),
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Djavax.net.ssl.trustStore=" + store
                                        + " -Djavax.net.ssl.trustStorePassword=changeit")))
                .contains("remedy: Java uses the trust store " + store
                        + " (from the system property javax.net.ssl.trustStore, set by JAVA_TOOL_OPTIONS).")
                .contains("The issuer of this one is CN=NXOP Sandbox CA");
    }

    @Test
    void oneThatIsNotThere() throws Exception {
        assertThat(doctor(SandboxCa.create(), Map.of(), "-Djavax.net.ssl.trustStore=/nonexistent/trust.jks"))
                .contains("remedy: Java uses the trust store /nonexistent/trust.jks (from the system property"
                        + " javax.net.ssl.trustStore, set by the command line or by code), which does not exist: Java"
                        + " then trusts no CA. Java does not trust the certificate of STS. Egress rules and security"
                        + " groups are not the cause.");
    }

    @Test
    void oneWithAnotherPassword() throws Exception {
        SandboxCa ca = SandboxCa.create();
        assertThat(doctor(
                        ca,
                        Map.of(),
                        "-Djavax.net.ssl.trustStore=" + store(ca),
                        "-Djavax.net.ssl.trustStorePassword=wrong"))
                .contains(
                        "Java trusts no CA at all: the file in javax.net.ssl.trustStore is missing, is empty, or does not"
                                + " open with javax.net.ssl.trustStorePassword.");
    }

    /** Certificates in PEM form, where Java wants a key store. */
    @Test
    void oneInPemForm() throws Exception {
        SandboxCa ca = SandboxCa.create();
        Path pem = Files.writeString(folder.resolve("ca.pem"), ca.certificatePem());
        assertThat(doctor(ca, Map.of(), "-Djavax.net.ssl.trustStore=" + pem)).contains("Java trusts no CA at all:");
    }
}
