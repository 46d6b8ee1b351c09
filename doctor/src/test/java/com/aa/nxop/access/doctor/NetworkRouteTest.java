package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.network.ForwardProxy;
import com.aa.nxop.testkit.network.SandboxCa;
import com.aa.nxop.testkit.network.TlsFront;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every step that asks somebody says which way it went. */
@Tag("full")
@Timeout(60)
final class NetworkRouteTest {
    private static final String STS = "sts.us-east-1.amazonaws.com";
    private static NxopSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = NxopSandbox.builder().start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Check check(Map<String, String> variables, String stage, String about) {
        Environment environment = Environment.of(variables);
        AccessParts parts = AccessParts.of(AccessSettings.read(environment), Optional.empty());
        try (NxopAccess nxop = NxopAccess.of(parts)) {
            return new DiagnosisRun((AccessParts) nxop.adapterContext(), environment)
                    .run(DiagnosisOptions.usual()).checks().stream()
                            .filter(check ->
                                    check.stage().equals(stage) && check.about().contains(about))
                            .findFirst()
                            .orElseThrow();
        }
    }

    @Test
    void directly() {
        Map<String, String> pod = sandbox.environment();
        assertThat(check(pod, "source", "credentials").meaning()).isEqualTo("Asked directly.");
        assertThat(check(pod, "assume-role", "").meaning()).isEqualTo("Asked directly.");
        assertThat(check(pod, "target-identity", "").meaning()).isEqualTo("Asked directly.");
    }

    @Test
    void throughAProxyAndFromWhichVariable() {
        try (ForwardProxy proxy = ForwardProxy.start().refuse("403 Forbidden")) {
            Map<String, String> pod = Told.and(
                    sandbox,
                    "AWS_ENDPOINT_URL_STS",
                    "https://" + STS,
                    "https_proxy",
                    proxy.uri().toString());
            Check failed = check(pod, "source-identity", "");
            assertThat(failed.meaning())
                    .endsWith("Asked through the proxy " + proxy.uri().getAuthority() + " (from https_proxy).");
        }
    }

    /** The endpoint is on loopback. */
    @Test
    void aProxyThatIsLeftOut() {
        Map<String, String> pod =
                Told.and(sandbox, "HTTP_PROXY", "http://p.example:1", "HTTPS_PROXY", "http://p.example:1");
        assertThat(check(pod, "source", "credentials").meaning())
                .isEqualTo(
                        "Asked directly. Other programs of this pod that read HTTP_PROXY need 127.0.0.1 in NO_PROXY.");
        pod.put("NO_PROXY", "127.0.0.1");
        assertThat(check(pod, "source", "credentials").meaning()).isEqualTo("Asked directly.");
    }

    @Test
    void aWebIdentityIsExchangedAtSts() {
        try (NxopSandbox irsa =
                        NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start();
                ForwardProxy proxy = ForwardProxy.start().refuse("502 Bad Gateway")) {
            Map<String, String> pod = Told.and(
                    irsa,
                    "AWS_ENDPOINT_URL_STS",
                    "https://" + STS,
                    "HTTPS_PROXY",
                    proxy.uri().toString());
            Check failed = check(pod, "source", "credentials");
            assertThat(failed.meaning())
                    .endsWith("Asked through the proxy " + proxy.uri().getAuthority() + " (from HTTPS_PROXY).");
            assertThat(failed.remedy())
                    .startsWith("Ask the team that runs the proxy: it works, but it does not reach " + STS + ":443");
        }
    }

    @Test
    void anInspectedConnectionNamesWhoseCertificateItShows() {
        SandboxCa ca = SandboxCa.create();
        try (TlsFront front = TlsFront.start(ca.server(), sandbox.uri(Endpoint.STS))) {
            Check failed =
                    check(Told.and(sandbox, "AWS_ENDPOINT_URL_STS", front.uri().toString()), "source-identity", "");
            String issuer = ca.certificate().getSubjectX500Principal().getName();
            assertThat(failed.seen())
                    .startsWith("STS did not answer GetCallerIdentity: TLS failed (PKIX path building failed: ")
                    .contains(" It shows a certificate of CN=localhost, issued by " + issuer + ", good until 20");
            assertThat(failed.remedy())
                    .startsWith(
                            "Java uses the JDK's own list of CAs (javax.net.ssl.trustStore is not set). Amazon issues AWS's own"
                                    + " certificates. The issuer of this one is " + issuer
                                    + ", the CA of a proxy or firewall that inspects TLS. Java does not trust the certificate of"
                                    + " STS. Egress rules and security groups are not the cause.");
        }
    }
}
