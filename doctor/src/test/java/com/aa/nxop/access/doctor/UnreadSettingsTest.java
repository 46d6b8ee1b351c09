package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that somebody has made where nobody looks. */
class UnreadSettingsTest {
    private static List<String> notes(Map<String, String> properties, Map<String, String> variables) {
        return new UnreadSettings(new ProcessSettings(properties, variables)).notes();
    }

    @ParameterizedTest
    @CsvSource({
        "Https_Proxy, HTTPS_PROXY",
        "HTTPS_PROXY_HOST, HTTPS_PROXY",
        "https.proxyHost, HTTPS_PROXY",
        "HTTPSPROXY, HTTPS_PROXY",
        "PROXY, HTTPS_PROXY",
        "PROXY_URL, HTTPS_PROXY",
        "No_Proxy, NO_PROXY",
        "NOPROXY, NO_PROXY",
        "NON_PROXY_HOSTS, NO_PROXY",
        "http.nonProxyHosts, NO_PROXY",
    })
    void variables(String name, String right) {
        assertThat(notes(Map.of(), Map.of(name, "http://app:canary@proxy.example:3128")))
                .containsExactly("Neither Java nor the SDK reads the variable " + name + ": write " + right + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https.nonProxyHosts| http.nonProxyHosts, which counts for https, too.",
                "http.noProxyHosts| http.nonProxyHosts, which counts for https, too.",
                "https.proxy| https.proxyHost and https.proxyPort.",
                "HTTPS_PROXY| https.proxyHost and https.proxyPort.",
                "proxyHost| https.proxyHost and https.proxyPort.",
                "https.proxy.host| https.proxyHost and https.proxyPort.",
                "java.net.useSystemProxies| https.proxyHost and https.proxyPort.",
            })
    void properties(String name, String right) {
        assertThat(notes(Map.of(name, "canary"), Map.of()))
                .containsExactly("The SDK does not read the system property " + name + ": write " + right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_OPTS", "JAVA_ARGS", "JVM_OPTS", "CATALINA_OPTS"})
    void optionsThatAScriptDidNotHandOn(String variable) {
        String options = "-Xmx1g -Dhttps.proxyHost=canary -Djavax.net.ssl.trustStore=/canary.jks";
        assertThat(notes(Map.of(), Map.of(variable, options)))
                .containsExactly(
                        "Java does not read the variable " + variable
                                + ", which sets -Dhttps.proxyHost: write JAVA_TOOL_OPTIONS, or give the option to java itself.",
                        "Java does not read the variable " + variable
                                + ", which sets -Djavax.net.ssl.trustStore: write JAVA_TOOL_OPTIONS, or give the option to java itself.");
        // The script did.
        assertThat(notes(
                        Map.of("https.proxyHost", "proxy", "javax.net.ssl.trustStore", "/a.jks"),
                        Map.of(variable, options)))
                .isEmpty();
    }

    @Test
    void listsInTheOthersForm() {
        assertThat(notes(Map.of("https.proxyHost", "p", "http.nonProxyHosts", "a.example,b.example"), Map.of()))
                .containsExactly("http.nonProxyHosts separates hosts with |, and not with commas.");
        assertThat(notes(Map.of(), Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", "a.example|b.example")))
                .containsExactly("NO_PROXY separates hosts with commas, and not with |.");
    }

    @Test
    void aProxyForHttpAlone() {
        assertThat(notes(Map.of("http.proxyHost", "p"), Map.of()))
                .containsExactly(
                        "The system property http.proxyHost counts for http:// alone, but the SDK asks AWS over https. If the pod"
                                + " reaches AWS through that proxy, set https.proxyHost and https.proxyPort.");
        assertThat(notes(Map.of(), Map.of("http_proxy", "http://p:1")))
                .containsExactly(
                        "http_proxy counts for http:// alone, but the SDK asks AWS over https. If the pod reaches AWS through"
                                + " that proxy, set HTTPS_PROXY.");
    }

    @Test
    void whatIsReadIsNotMentioned() {
        assertThat(notes(
                        Map.of(
                                "https.proxyHost",
                                "p",
                                "https.proxyPort",
                                "1",
                                "http.nonProxyHosts",
                                "*.example|localhost"),
                        Map.of(
                                "HTTPS_PROXY",
                                "http://p:1",
                                "HTTP_PROXY",
                                "http://p:1",
                                "NO_PROXY",
                                "a,b",
                                "PATH",
                                "/bin")))
                .isEmpty();
    }
}
