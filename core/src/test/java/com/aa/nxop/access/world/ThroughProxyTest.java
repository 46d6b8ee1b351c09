package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.network.ForwardProxy;
import com.aa.nxop.testkit.network.SandboxCa;
import com.aa.nxop.testkit.network.TlsFront;
import java.net.URI;
import java.nio.file.Files;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** STS behind a company's proxy, by its own name and TLS; the proxy leads there, or says that it does not. */
@Tag("full")
@Timeout(120)
class ThroughProxyTest {
    private static final String STS = "sts.us-east-1.amazonaws.com";
    private static final String DIRECT = " If the pod reaches " + STS
            + ":443 without a proxy, add its host to NO_PROXY.\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-unreachable";

    private final SandboxCa ca = SandboxCa.create();
    private final ForwardProxy proxy = ForwardProxy.start();
    private final NxopSandbox sandbox = NxopSandbox.builder().build().start();
    private final TlsFront sts = TlsFront.start(ca.server(STS), sandbox.uri(Endpoint.STS));
    private SSLContext before;

    @BeforeEach
    void trust() throws Exception {
        before = SSLContext.getDefault();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLContext.setDefault(context);
        proxy.route(STS + ":443", sts.uri());
    }

    @AfterEach
    void close() {
        SSLContext.setDefault(before);
        sts.close();
        sandbox.close();
        proxy.close();
    }

    private Map<String, String> pod(NxopSandbox world, String variable, String value) {
        Map<String, String> variables = new HashMap<>(world.environment());
        variables.remove("AWS_ENDPOINT_URL_STS");
        variables.put(variable, value);
        return variables;
    }

    private static String load(Map<String, String> variables) {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            return nxop.credentialsProvider().resolveCredentials().accessKeyId();
        }
    }

    private static AccessException refused(Map<String, String> variables) {
        AccessException refusal = Refused.with(variables);
        assertThat(refusal.finding().id()).isEqualTo("sts-unreachable");
        assertThat(refusal.retryable()).isTrue();
        return refusal;
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY"})
    void stsIsAskedThroughTheProxyAndTheAgentIsNot(String variable) {
        assertThat(load(pod(sandbox, variable, proxy.uri().toString()))).startsWith("ASIA");
        assertThat(proxy.requests()).isNotEmpty().containsOnly("CONNECT " + STS + ":443 HTTP/1.1");
        assertThat(sandbox.requests(Endpoint.AGENT)).isPositive();
    }

    /** Of web identity the token goes to STS: inside of TLS, past the proxy. */
    @ParameterizedTest
    @EnumSource(PodSource.class)
    void nothingSecretReachesTheProxy(PodSource source) throws Exception {
        try (NxopSandbox world = NxopSandbox.builder().source(source).start();
                TlsFront front = TlsFront.start(ca.server(STS), world.uri(Endpoint.STS))) {
            proxy.route(STS + ":443", front.uri());
            String key = load(pod(world, "HTTPS_PROXY", "http://" + proxy.uri().getAuthority()));
            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head)
                            .isEqualTo("CONNECT " + STS + ":443 HTTP/1.1\r\nHost: " + STS + ":443\r\n\r\n"));
            assertThat(String.join("", proxy.heads()))
                    .doesNotContain(Files.readString(world.token().file()).strip(), key);
        }
    }

    @Test
    void aProxyThatDoesNotAllowSts() {
        proxy.refuse("403 Forbidden");
        assertThat(refused(pod(sandbox, "HTTPS_PROXY", proxy.uri().toString())))
                .hasMessage("STS did not answer AssumeRole: the proxy "
                        + proxy.uri().getAuthority()
                        + " (from HTTPS_PROXY) does not lead to " + STS + ":443: it answered HTTP 403.\n"
                        + "  Remedy: Ask the team that runs the proxy to allow " + STS + ":443." + DIRECT);
    }

    @Test
    void aProxyThatDemandsALogin() {
        proxy.demandLogin("app", "canary-s3cret");
        String address = proxy.uri().getAuthority();
        assertThat(refused(pod(sandbox, "https_proxy", "http://" + address)))
                .hasMessage("STS did not answer AssumeRole: the proxy " + address
                        + " (from https_proxy) does not lead to " + STS
                        + ":443: it answered HTTP 407 and demands a login.\n"
                        + "  Remedy: Put user and password into https_proxy: http://user:password@host:port." + DIRECT);
        AccessException wrong = refused(pod(sandbox, "https_proxy", "http://app:canary-wrong@" + address));
        assertThat(wrong)
                .hasMessage("STS did not answer AssumeRole: the proxy " + address
                        + " (from https_proxy) does not lead to " + STS
                        + ":443: it answered HTTP 407 and does not accept the login.\n"
                        + "  Remedy: Correct user and password in https_proxy." + DIRECT);
        assertThat(org.assertj.core.util.Throwables.getStackTrace(wrong)).doesNotContain("canary");
        assertThat(load(pod(sandbox, "https_proxy", "http://app:canary-s3cret@" + address)))
                .startsWith("ASIA");
        assertThat(load(pod(sandbox, "https_proxy", "http://app:canary%2Ds3cret@" + address)))
                .startsWith("ASIA");
    }

    @Test
    void aProxyThatDoesNotReachSts() {
        proxy.refuse("502 Bad Gateway");
        assertThat(refused(pod(sandbox, "HTTPS_PROXY", proxy.uri().toString())).remedy())
                .startsWith("Ask the team that runs the proxy: it works, but it does not reach " + STS + ":443.");
    }

    /** Somebody copies https:// from the addresses of AWS. */
    @Test
    void aPlainProxyThatIsSpokenToOverTls() {
        try (BrokenServer plain = BrokenServer.saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            AccessException failure =
                    refused(pod(sandbox, "HTTPS_PROXY", "https://" + plain.uri().getAuthority()));
            assertThat(failure.what())
                    .endsWith("cannot be reached: TLS failed (Unsupported or unrecognized SSL message).");
            assertThat(failure.remedy())
                    .startsWith(
                            "Write http:// in HTTPS_PROXY, also for https requests: the proxy itself does not use TLS.");
        }
    }

    @Test
    void aVpcEndpointBehindAProxy() {
        proxy.refuse("403 Forbidden");
        Map<String, String> variables = pod(sandbox, "HTTPS_PROXY", proxy.uri().toString());
        variables.put("AWS_ENDPOINT_URL_STS", "https://vpce-0a1b2c3d.sts.us-east-1.vpce.amazonaws.com");
        assertThat(refused(variables).remedy())
                .endsWith(
                        "vpce-0a1b2c3d.sts.us-east-1.vpce.amazonaws.com:443 is a VPC endpoint, which pods reach without a proxy:"
                                + " add its host to NO_PROXY.");
    }

    /** NO_PROXY would not help: it does not count for what system properties name. */
    @Test
    void aProxyOfASystemProperty() {
        proxy.refuse("403 Forbidden");
        Map<String, String> properties = Map.of(
                "https.proxyHost",
                "127.0.0.1",
                "https.proxyPort",
                String.valueOf(proxy.uri().getPort()));
        Map<String, String> variables = pod(sandbox, "NO_PROXY", STS);
        try (NxopAccess nxop = NxopAccess.of(
                AccessParts.of(AccessSettings.read(Environment.of(properties, variables)), Optional.empty()))) {
            AccessException refusal = catchThrowableOfType(
                    AccessException.class, () -> nxop.credentialsProvider().resolveCredentials());
            assertThat(refusal.remedy()).endsWith("add its host to http.nonProxyHosts.");
        }
    }

    @Test
    void aDeadProxyIsNotSts() {
        URI nobody = BrokenServer.nobody();
        assertThat(refused(pod(sandbox, "HTTPS_PROXY", nobody.toString())))
                .hasMessage("STS did not answer AssumeRole: the proxy " + nobody.getAuthority()
                        + " (from HTTPS_PROXY) cannot be reached: the connection was refused or is not possible"
                        + " (Connection refused).\n"
                        + "  Remedy: Check the address in HTTPS_PROXY and that the pod can reach the proxy." + DIRECT);
    }

    @Test
    void aProxyOfAnUnknownName() {
        assertThat(refused(pod(sandbox, "HTTPS_PROXY", "http://proxy.invalid:3128"))
                        .what())
                .isEqualTo(
                        "STS did not answer AssumeRole: the proxy proxy.invalid:3128 (from HTTPS_PROXY) cannot be reached: the"
                                + " host name proxy.invalid is not known to DNS.");
    }

    @Test
    void somethingThatIsNoProxy() {
        try (BrokenServer mail = BrokenServer.saying("220 mail.example ESMTP hidden\r\n")) {
            AccessException failure =
                    Refused.with(pod(sandbox, "HTTPS_PROXY", mail.uri().toString()));
            assertThat(failure.finding().id()).isEqualTo("sts-answer");
            assertThat(failure.what())
                    .isEqualTo(
                            "The SDK could not read the answer to AssumeRole: it broke off, or another server than STS sent"
                                    + " it. It came"
                                    + " through the proxy " + mail.uri().getAuthority() + " (from HTTPS_PROXY).");
        }
    }

    @Test
    void aProxyThatEndsTheConnection() {
        try (BrokenServer silent = BrokenServer.hangingUp()) {
            assertThat(refused(pod(sandbox, "HTTPS_PROXY", silent.uri().toString()))
                            .what())
                    .isEqualTo(
                            "STS did not answer AssumeRole: the connection broke (the connection was closed without an answer),"
                                    + " through the proxy " + silent.uri().getAuthority() + " (from HTTPS_PROXY).");
        }
    }

    @Test
    void aProxyThatPutsItsOwnCertificateInPlace() {
        try (TlsFront looking = TlsFront.start(SandboxCa.create().server(STS), sandbox.uri(Endpoint.STS))) {
            proxy.route(STS + ":443", looking.uri());
            assertThat(refused(pod(sandbox, "HTTPS_PROXY", proxy.uri().toString()))
                            .what())
                    .startsWith("STS did not answer AssumeRole: TLS failed (PKIX path ")
                    .endsWith("), through the proxy " + proxy.uri().getAuthority() + " (from HTTPS_PROXY).");
            assertThat(refused(pod(sandbox, "HTTPS_PROXY", proxy.uri().toString()))
                            .remedy())
                    .startsWith("Java does not trust the certificate of " + STS
                            + ":443. Egress rules and security groups are not the cause. If a proxy or firewall inspects TLS"
                            + " on the way, import its CA into the trust store"
                            + " that Java"
                            + " uses");
        }
    }

    @Test
    void aCertificateOfAnotherNameIsNoSts() {
        try (TlsFront other = TlsFront.start(ca.server("sts.us-west-2.amazonaws.com"), sandbox.uri(Endpoint.STS))) {
            proxy.route(STS + ":443", other.uri());
            int requests = sandbox.requests(Endpoint.STS);
            assertThat(refused(pod(sandbox, "HTTPS_PROXY", proxy.uri().toString()))
                            .what())
                    .startsWith("STS did not answer AssumeRole: TLS failed (No subject alternative DNS name matching "
                            + STS);
            assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(requests);
        }
    }

    /** The way to the proxy may be TLS itself. */
    @Test
    void aProxyThatSpeaksTls() {
        try (TlsFront front = TlsFront.start(ca.server(), proxy.uri())) {
            proxy.demandLogin("app", "canary-s3cret");
            String address = "https://app:canary-s3cret@" + front.uri().getAuthority();
            assertThat(load(pod(sandbox, "HTTPS_PROXY", address))).startsWith("ASIA");
        }
    }

    /** The endpoint is on loopback: whatever the variables say, nothing goes through a proxy. */
    @Test
    void loopbackIsReachedDirectly() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        for (String name : Arrays.asList("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "http_proxy")) {
            variables.put(name, proxy.uri().toString());
        }
        assertThat(load(variables)).startsWith("ASIA");
        assertThat(proxy.requests()).isEmpty();
    }
}
