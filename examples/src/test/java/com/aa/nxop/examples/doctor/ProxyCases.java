package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.network.ForwardProxy;
import java.util.List;
import java.util.function.Consumer;

/** Proxies that fail, that should be left out, and that nobody reads. */
final class ProxyCases {
    private static final String STS = "https://sts.us-east-1.amazonaws.com";
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final String IDENTITY = "source-identity";
    private static final String UNREACHABLE = "sts-unreachable";

    private ProxyCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                behind("the proxy does not allow STS", proxy -> proxy.refuse("403 Forbidden"))
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Ask the team that runs the proxy to allow sts.us-east-1.amazonaws.com:443.",
                                "add its host to NO_PROXY.")
                        .mendedBy(ProxyCases::direct),
                behind("the proxy demands a login", proxy -> proxy.demandLogin("app", "secret"))
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Put user and password into HTTPS_PROXY: http://user:password@host:port.")
                        .mendedBy(ProxyCases::direct),
                behind("the proxy does not reach STS itself", proxy -> proxy.refuse("502 Bad Gateway"))
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Ask the team that runs the proxy: it works, but it does not reach"
                                        + " sts.us-east-1.amazonaws.com:443.")
                        .mendedBy(ProxyCases::direct),
                wrong("`HTTPS_PROXY` begins with https://, and the proxy speaks none", pod -> {
                            pod.set("AWS_ENDPOINT_URL_STS", STS);
                            pod.set(
                                    "HTTPS_PROXY",
                                    "https://127.0.0.1:"
                                            + pod.sandbox().uri(Endpoint.S3).getPort());
                        })
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Write http:// in HTTPS_PROXY, also for https requests: the proxy itself does not use TLS.")
                        .mendedBy(ProxyCases::direct),
                wrong("a VPC endpoint of STS, and the proxy is not left out for it", pod -> {
                            pod.set(
                                    "AWS_ENDPOINT_URL_STS",
                                    "https://vpce-0a1b2c3d-4e5f.sts.us-east-1.vpce.amazonaws.com");
                            pod.set("HTTPS_PROXY", NOBODY);
                        })
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "is a VPC endpoint, which pods reach without a proxy: add its host to NO_PROXY.")
                        .mendedBy(ProxyCases::direct),
                wrong("the proxy of `-Dhttps.proxyHost` is not there", pod -> {
                            pod.set("AWS_ENDPOINT_URL_STS", STS);
                            pod.property("https.proxyHost", "127.0.0.1");
                            pod.property("https.proxyPort", "1");
                        })
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Check the address in the system property https.proxyHost",
                                "add its host to http.nonProxyHosts.")
                        .mendedBy(ProxyCases::direct),
                wrong("`-Dhttps.nonProxyHosts`, which Java does not read", pod -> {
                            pod.set("AWS_ENDPOINT_URL_STS", STS);
                            pod.property("https.proxyHost", "127.0.0.1");
                            pod.property("https.proxyPort", "1");
                            pod.property("https.nonProxyHosts", "*.amazonaws.com");
                        })
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "The SDK does not read the system property https.nonProxyHosts: write http.nonProxyHosts, which counts for https, too.")
                        .mendedBy(ProxyCases::direct),
                wrong("`-Dhttp.nonProxyHosts` with commas", pod -> {
                            pod.set("AWS_ENDPOINT_URL_STS", STS);
                            pod.property("https.proxyHost", "127.0.0.1");
                            pod.property("https.proxyPort", "1");
                            pod.property("http.nonProxyHosts", "localhost,*.amazonaws.com");
                        })
                        .finds(IDENTITY, UNREACHABLE, "http.nonProxyHosts separates hosts with |, and not with commas.")
                        .mendedBy(ProxyCases::direct),
                wrong("`NO_PROXY` beside the proxy of a system property", pod -> {
                            pod.set("AWS_ENDPOINT_URL_STS", STS);
                            pod.set("NO_PROXY", ".amazonaws.com");
                            pod.property("https.proxyHost", "127.0.0.1");
                            pod.property("https.proxyPort", "1");
                        })
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "NO_PROXY does not count for the proxy of the system property https.proxyHost: write http.nonProxyHosts.")
                        .mendedBy(ProxyCases::direct),
                unread("`Https_Proxy`, which nobody reads", "Https_Proxy", "http://proxy.example:3128")
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Neither Java nor the SDK reads the variable Https_Proxy: write HTTPS_PROXY.")
                        .mendedBy(ProxyCases::direct),
                unread("`HTTP_PROXY` alone, and AWS is asked over https", "HTTP_PROXY", "http://proxy.example:3128")
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "HTTP_PROXY counts for http:// alone, but the SDK asks AWS over https",
                                "set HTTPS_PROXY.")
                        .mendedBy(ProxyCases::direct),
                unread(
                                "the proxy is in `JAVA_OPTS`, which Java does not read",
                                "JAVA_OPTS",
                                "-Dhttps.proxyHost=proxy.example")
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Java does not read the variable JAVA_OPTS, which sets -Dhttps.proxyHost: write JAVA_TOOL_OPTIONS")
                        .mendedBy(ProxyCases::direct),
                wrong("S3 is asked through a proxy that is not there", pod -> {
                            pod.bucket("nxop-example-data");
                            pod.set("AWS_ENDPOINT_URL_S3", "https://bucket.vpce-0a1b.s3.us-east-1.vpce.amazonaws.com");
                            pod.set("HTTPS_PROXY", NOBODY);
                        })
                        .finds("s3", "s3-failed", "Check the address in HTTPS_PROXY", "is a VPC endpoint")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_S3")),
                wrong("MSK's API is asked through a proxy that does not allow it", pod -> {
                            ForwardProxy proxy = ForwardProxy.start().refuse("403 Forbidden");
                            pod.closing(proxy::close);
                            pod.set("AWS_ENDPOINT_URL_KAFKA", "https://kafka.us-east-1.amazonaws.com");
                            pod.set("HTTPS_PROXY", proxy.uri().toString());
                        })
                        .withResources()
                        .finds(
                                "msk",
                                "msk-lookup-failed",
                                "Ask the team that runs the proxy to allow kafka.us-east-1.amazonaws.com:443.")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_KAFKA")));
    }

    private static Misconfiguration behind(String name, Consumer<ForwardProxy> fault) {
        return wrong(name, pod -> {
            ForwardProxy proxy = ForwardProxy.start();
            pod.closing(proxy::close);
            fault.accept(proxy);
            pod.set("AWS_ENDPOINT_URL_STS", STS);
            pod.set("HTTPS_PROXY", proxy.uri().toString());
        });
    }

    /** The pod does not reach STS directly. */
    private static Misconfiguration unread(String name, String variable, String value) {
        return wrong(name, pod -> {
            pod.set("AWS_ENDPOINT_URL_STS", "https://sts.invalid");
            pod.set(variable, value);
        });
    }

    /** The sandbox's STS is on loopback, which no proxy is asked for. */
    private static void direct(Patient pod) {
        pod.restore("AWS_ENDPOINT_URL_STS");
        pod.unset("HTTPS_PROXY", "NO_PROXY", "Https_Proxy", "HTTP_PROXY", "JAVA_OPTS");
        pod.unsetProperties();
    }
}
