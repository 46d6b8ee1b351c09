package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What curl, Go and Python take proxy variables to mean, and the JDK its properties. */
class ProxyRulesTest {
    private static final Map<String, HttpProxy> BOTH = Map.of(
            "http", HttpProxy.parse("http://plain.example.com:3128", "HTTP_PROXY"),
            "https", HttpProxy.parse("http://proxy.example.com:3129", "HTTPS_PROXY"));

    private static Optional<String> of(String uri, String noProxy) {
        return new ProxyRules(Map.of(), "", BOTH, noProxy).of(URI.create(uri)).map(HttpProxy::toString);
    }

    @Test
    void theSchemeOfTheAddressDecides() {
        assertThat(of("https://sts.us-east-1.amazonaws.com", "")).contains("proxy.example.com:3129 (from HTTPS_PROXY)");
        assertThat(of("http://s3.example.com", "")).contains("plain.example.com:3128 (from HTTP_PROXY)");
        ProxyRules httpAlone = new ProxyRules(Map.of(), "", Map.of("http", BOTH.get("http")), "");
        assertThat(httpAlone.of(URI.create("https://sts.us-east-1.amazonaws.com")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/", "http://LOCALHOST", "https://a.localhost", "http://127.0.0.1:4566",
                        "https://127.9.8.7",
                "http://[::1]:80", "http://[0:0:0:0:0:0:0:1]", "http://[::ffff:127.0.0.1]", "http://0.0.0.0:1",
                        "http://169.254.170.23/v1/credentials",
                "http://169.254.169.254", "http://[fd00:ec2::23]/v1/credentials", "http://[fd00:ec2::254]",
                        "http://[fe80::1]"
            })
    void loopbackAndTheNodeAreNeverReachedThroughOne(String uri) {
        assertThat(of(uri, "")).isEmpty();
        assertThat(new ProxyRules(BOTH, "", BOTH, "").of(URI.create(uri))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://sts.us-east-1.amazonaws.com | sts.us-east-1.amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | .amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | *.amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | AmazonAWS.com",
                "https://STS.us-east-1.amazonaws.com | .amazonaws.com",
                "https://sts.us-east-1.amazonaws.com. | .amazonaws.com",
                "https://amazonaws.com | .amazonaws.com",
                "https://bucket.s3.us-east-1.amazonaws.com | s3.us-east-1.amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | localhost, .svc ,.amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | localhost .amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | *",
                "https://sts.us-east-1.amazonaws.com | localhost,*",
                "https://sts.us-east-1.amazonaws.com | amazonaws.com:443",
                "https://sts.us-east-1.amazonaws.com:8443 | amazonaws.com:8443",
                "https://10.1.2.3 | 10.1.2.3",
                "https://10.1.2.3 | 10.0.0.0/8",
                "https://10.1.2.3 | 10.1.2.2/31",
                "https://10.1.2.3 | 0.0.0.0/0",
                "https://10.1.2.3:8443 | 10.1.2.3:8443",
                "https://[2001:db8::1] | 2001:db8::1",
                "https://[2001:DB8:0::1] | [2001:db8::1]",
                "https://[2001:db8::1]:8443 | [2001:db8::1]:8443",
                "https://[2001:db8::1] | 2001:db8::/32",
            })
    void whatNoProxyNames(String uri, String noProxy) {
        assertThat(of(uri, noProxy)).as(noProxy).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://sts.us-east-1.amazonaws.com | ''",
                "https://sts.us-east-1.amazonaws.com | ,,",
                "https://sts.us-east-1.amazonaws.com | azonaws.com",
                "https://sts.us-east-1.amazonaws.com | sts",
                "https://sts.us-east-1.amazonaws.com | s3.us-east-1.amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | amazonaws.com:80",
                "https://sts.us-east-1.amazonaws.com.evil.example | .amazonaws.com",
                "https://sts.us-east-1.amazonaws.com | 10.0.0.0/8",
                "https://sts.us-east-1.amazonaws.com | .",
                "https://sts.us-east-1.amazonaws.com | amazonaws.*",
                "https://11.1.2.3 | 10.0.0.0/8",
                "https://10.1.2.3 | 10.1.2.4/31",
                "https://10.1.2.3 | 10.1.2.3/x",
                "https://10.1.2.3 | 2001:db8::/0",
                "https://[2001:db9::1] | 2001:db8::/32",
                "https://10.1.2.3 | 1.2.3",
            })
    void whatItDoesNotName(String uri, String noProxy) {
        assertThat(of(uri, noProxy)).as(noProxy).isPresent();
    }

    @Test
    void systemPropertiesWin() {
        Map<String, HttpProxy> property =
                Map.of("https", HttpProxy.parse("http://java.example.com:8080", "the system property https.proxyHost"));
        URI sts = URI.create("https://sts.us-east-1.amazonaws.com");
        assertThat(new ProxyRules(property, "", BOTH, "*").of(sts).orElseThrow())
                .hasToString("java.example.com:8080 (from the system property https.proxyHost)");
        for (String direct : new String[] {"*.amazonaws.com", "localhost|*.AMAZONAWS.com", "sts.*", "*"}) {
            assertThat(new ProxyRules(property, direct, BOTH, "").of(sts))
                    .as(direct)
                    .isEmpty();
            assertThat(new ProxyRules(Map.of(), direct, BOTH, "").of(sts))
                    .as(direct)
                    .isEmpty();
        }
        assertThat(new ProxyRules(property, "amazonaws.com|s3.*", BOTH, "").of(sts))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "http://proxy.example.com:3128 | HTTP | proxy.example.com | 3128 | -",
                "proxy.example.com:3128 | HTTP | proxy.example.com | 3128 | -",
                "proxy | HTTP | proxy | 80 | -",
                "HTTP://proxy.example.com:3128/ | HTTP | proxy.example.com | 3128 | -",
                "https://proxy.example.com | HTTPS | proxy.example.com | 443 | -",
                "http://10.1.2.3:3128 | HTTP | 10.1.2.3 | 3128 | -",
                "http://[2001:db8::1]:3128 | HTTP | 2001:db8::1 | 3128 | -",
                "http://user:pass@proxy.example.com:3128 | HTTP | proxy.example.com | 3128 | user:pass",
                "user:pass@proxy.example.com:3128 | HTTP | proxy.example.com | 3128 | user:pass",
                "http://user:p%40s%2Fs%25@proxy:3128 | HTTP | proxy | 3128 | user:p@s/s%",
                "http://user:p@ss/w^rd#1?@proxy:3128 | HTTP | proxy | 3128 | user:p@ss/w^rd#1?",
                "http://user@proxy:3128 | HTTP | proxy | 3128 | user",
                "http://@proxy:3128 | HTTP | proxy | 3128 | -",
                "http://us+er:100%@proxy:3128 | HTTP | proxy | 3128 | us+er:100%",
                "socks5h://proxy.example.com | SOCKS | proxy.example.com | 1080 | -",
            })
    void aProxyIsReadAsOthersReadIt(String text, HttpProxy.Kind kind, String host, int port, String login) {
        assertThat(HttpProxy.parse(text, "X"))
                .isEqualTo(new HttpProxy(kind, host, port, Optional.ofNullable(login), "X"));
        assertThat(HttpProxy.parse(text, "X").toString()).doesNotContain("pass", "user", "p@ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://proxy:21",
                "http://proxy:0",
                "http://proxy:65536",
                "http://proxy:x",
                "http://",
                "http:// proxy",
                "http://pro xy:1",
                "socks5://user:pass@proxy",
                "socks4://proxy",
                "://proxy",
                "{\"proxy\"}",
                "http://user:pass@"
            })
    void whatIsNoProxyIsNotPassedOver(String text) {
        assertThat(HttpProxy.parse(text, "HTTPS_PROXY").kind()).isEqualTo(HttpProxy.Kind.UNKNOWN);
        assertThat(HttpProxy.parse(text, "HTTPS_PROXY")).hasToString("that cannot be used (from HTTPS_PROXY)");
    }
}
