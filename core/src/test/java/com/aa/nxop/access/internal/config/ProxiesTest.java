package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.io.HttpProxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static final URI STS = URI.create("https://sts.us-east-1.amazonaws.com");
    private static final URI PLAIN = URI.create("http://s3.example.com");

    private static AccessSettings config(Map<String, String> properties, Map<String, String> variables) {
        Map<String, String> pod = Pod.withPodIdentity();
        pod.putAll(variables);
        return new ConfigReader(Environment.of(properties, pod)).read();
    }

    private static String proxy(URI uri, Map<String, String> properties, Map<String, String> variables) {
        return config(properties, variables)
                .proxies()
                .of(uri)
                .map(HttpProxy::toString)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    void httpsGoesThroughTheProxyForHttps(String variable) {
        Map<String, String> variables = Map.of(variable, "http://user:hidden@proxy:3128");
        assertThat(proxy(STS, Map.of(), variables)).isEqualTo("proxy:3128 (from " + variable + ")");
    }

    @Test
    void httpProxyIsForPlainHttpAlone() {
        for (String variable : new String[] {"http_proxy", "HTTP_PROXY"}) {
            assertThat(proxy(STS, Map.of(), Map.of(variable, "http://proxy:3128")))
                    .isEqualTo("none");
            assertThat(proxy(PLAIN, Map.of(), Map.of(variable, "http://proxy:3128")))
                    .isEqualTo("proxy:3128 (from " + variable + ")");
        }
        assertThat(proxy(PLAIN, Map.of(), Map.of("HTTPS_PROXY", "http://proxy:3128")))
                .isEqualTo("none");
    }

    @Test
    void theLowerCaseSpellingAndTheMoreExactNameCount() {
        Map<String, String> all = new HashMap<>(
                Map.of("https_proxy", "one:1", "HTTPS_PROXY", "two:2", "all_proxy", "three:3", "ALL_PROXY", "four:4"));
        assertThat(proxy(STS, Map.of(), all)).isEqualTo("one:1 (from https_proxy)");
        all.put("https_proxy", " ");
        assertThat(proxy(STS, Map.of(), all)).isEqualTo("two:2 (from HTTPS_PROXY)");
    }

    @Test
    void noProxyIsReadInBothSpellings() {
        for (String variable : new String[] {"no_proxy", "NO_PROXY"}) {
            assertThat(proxy(STS, Map.of(), Map.of("HTTPS_PROXY", "proxy:1", variable, ".amazonaws.com")))
                    .isEqualTo("none");
        }
    }

    @Test
    void systemPropertiesWinAndHaveTheJdksDefaultPorts() {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "env:1", "HTTP_PROXY", "env:2", "NO_PROXY", "*");
        assertThat(proxy(STS, Map.of("https.proxyHost", "java"), variables))
                .isEqualTo("java:443 (from the system property https.proxyHost)");
        assertThat(proxy(PLAIN, Map.of("http.proxyHost", "java"), variables))
                .isEqualTo("java:80 (from the system property http.proxyHost)");
        assertThat(proxy(STS, Map.of("https.proxyHost", "java", "https.proxyPort", "8080"), variables))
                .isEqualTo("java:8080 (from the system property https.proxyHost)");
        assertThat(proxy(STS, Map.of("http.proxyHost", "java"), Map.of())).isEqualTo("none");
        assertThat(proxy(STS, Map.of("socksProxyHost", "socks"), variables))
                .isEqualTo("socks:1080 (from the system property socksProxyHost)");
        assertThat(proxy(
                        STS,
                        Map.of("https.proxyHost", "java", "http.nonProxyHosts", "localhost|*.amazonaws.com"),
                        Map.of()))
                .isEqualTo("none");
    }

    @Test
    void aLoginInPropertiesIsTaken() {
        AccessSettings config = config(
                Map.of("https.proxyHost", "java", "https.proxyUser", "user", "https.proxyPassword", "hidden"),
                Map.of());
        assertThat(config.proxies().of(STS).orElseThrow().login()).contains("user:hidden");
    }

    @Test
    void aValueThatIsNoProxyIsAProblemWhereStsIsAskedThroughIt() {
        Configured.hasOneProblem(
                Pod.withPodIdentityAnd("HTTPS_PROXY", "ftp://user:hidden@proxy"),
                CoreFinding.CONFIG_ENDPOINT,
                "HTTPS_PROXY does not name a proxy, but the SDK would call STS through it. Write http://host:port,"
                        + " https://host:port or socks5://host:port. Or add to NO_PROXY the hosts that the pod reaches"
                        + " without a proxy.");
        assertThat(proxy(PLAIN, Map.of(), Map.of("HTTPS_PROXY", "ftp://proxy", "NO_PROXY", ".amazonaws.com")))
                .isEqualTo("none");
        assertThat(proxy(STS, Map.of(), Map.of("HTTP_PROXY", "ftp://proxy"))).isEqualTo("none");
    }
}
