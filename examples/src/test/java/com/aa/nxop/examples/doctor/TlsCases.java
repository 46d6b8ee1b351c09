package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.network.SandboxCa;
import com.aa.nxop.testkit.network.TlsFront;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.util.List;

/** Certificates that Java does not trust, CA files that hold something else, and ports that speak no TLS. */
final class TlsCases {
    private static final String IDENTITY = "source-identity";
    private static final String UNREACHABLE = "sts-unreachable";

    private TlsCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong("a firewall inspects TLS to STS", TlsCases::inspected)
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Java uses the JDK's own list of CAs",
                                "The issuer of this one is CN=NXOP Sandbox CA",
                                "the CA of a proxy or firewall that inspects TLS",
                                "Egress rules and security groups are not the cause")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong("the trust store is in `JAVA_OPTS`, which Java does not read", pod -> {
                            inspected(pod);
                            pod.set("JAVA_OPTS", "-Djavax.net.ssl.trustStore=/etc/ssl/corporate.jks");
                        })
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "javax.net.ssl.trustStore is not set",
                                "Java does not read the variable JAVA_OPTS, which sets -Djavax.net.ssl.trustStore: write JAVA_TOOL_OPTIONS")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong("the trust store of `JAVA_TOOL_OPTIONS` lacks a CA", pod -> {
                            inspected(pod);
                            pod.set("JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=/etc/ssl/corporate.jks");
                            pod.property("javax.net.ssl.trustStore", "/etc/ssl/corporate.jks");
                        })
                        .finds(
                                IDENTITY,
                                UNREACHABLE,
                                "Java uses the trust store /etc/ssl/corporate.jks (from the system property javax.net.ssl.trustStore, set by JAVA_TOOL_OPTIONS)",
                                "which does not exist: Java then trusts no CA")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_STS")),
                wrong(
                                "`AWS_ENDPOINT_URL_STS` is https, and the port speaks none",
                                pod -> pod.set(
                                        "AWS_ENDPOINT_URL_STS",
                                        pod.get("AWS_ENDPOINT_URL_STS").replace("http:", "https:")))
                        .finds(IDENTITY, UNREACHABLE, "does not use TLS: check scheme and port of the endpoint.")
                        .mendedBy(pod -> pod.set(
                                "AWS_ENDPOINT_URL_STS",
                                pod.get("AWS_ENDPOINT_URL_STS").replace("https:", "http:"))),
                wrong("a firewall inspects TLS to S3", pod -> {
                            pod.bucket("nxop-example-data");
                            pod.set("AWS_ENDPOINT_URL_S3", front(pod, Endpoint.S3));
                        })
                        .finds(
                                "s3",
                                "s3-failed",
                                "Java uses the JDK's own list of CAs",
                                "The issuer of this one is CN=NXOP Sandbox CA")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_S3")),
                wrong(
                                "MSK: a firewall inspects TLS to its API",
                                pod -> pod.set("AWS_ENDPOINT_URL_KAFKA", front(pod, Endpoint.KAFKA)))
                        .withResources()
                        .finds(
                                "msk",
                                "msk-lookup-failed",
                                "Java uses the JDK's own list of CAs",
                                "The issuer of this one is CN=NXOP Sandbox CA")
                        .mendedBy(pod -> pod.restore("AWS_ENDPOINT_URL_KAFKA")),
                wrong(
                                "MSK: `NXOP_MSK_CA_FILE` holds a server's certificate, and no CA",
                                pod -> pod.set("NXOP_MSK_CA_FILE", pod.file("leaf.pem", leaf())))
                        .withResources()
                        .finds(
                                "msk",
                                "network-tls",
                                "Check that NXOP_MSK_CA_FILE names a file with that CA",
                                "The file holds a server's own certificate. Put the CA's certificate in its place.")
                        .mendedBy(pod -> pod.restore("NXOP_MSK_CA_FILE")),
                wrong(
                                "MSK: `NXOP_MSK_CA_FILE` is a key store",
                                pod -> pod.set("NXOP_MSK_CA_FILE", pod.file("ca.p12", keyStore())))
                        .withResources()
                        .finds("msk", "msk-ca-file", "check that its CA certificate is mounted there in PEM form.")
                        .mendedBy(pod -> pod.restore("NXOP_MSK_CA_FILE")),
                wrong(
                                "MSK: `NXOP_MSK_CA_FILE` is in DER form",
                                pod -> pod.set("NXOP_MSK_CA_FILE", pod.file("ca.der", der())))
                        .withResources()
                        .finds("msk", "msk-ca-file", "check that its CA certificate is mounted there in PEM form.")
                        .mendedBy(pod -> pod.restore("NXOP_MSK_CA_FILE")),
                wrong(
                                "DocumentDB: `NXOP_DOCDB_CA_FILE` holds a server's certificate, and no CA",
                                pod -> pod.set("NXOP_DOCDB_CA_FILE", pod.file("leaf.pem", leaf())))
                        .withResources()
                        .finds(
                                "docdb",
                                "docdb-tls",
                                "The file holds a server's own certificate. Put the CA's certificate in its place.")
                        .mendedBy(pod -> pod.restore("NXOP_DOCDB_CA_FILE")),
                wrong(
                                "DocumentDB: `NXOP_DOCDB_CA_FILE` is in DER form",
                                pod -> pod.set("NXOP_DOCDB_CA_FILE", pod.file("ca.der", der())))
                        .withResources()
                        .finds("docdb", "docdb-ca-file", "Replace it with https://truststore.pki.rds.amazonaws.com")
                        .mendedBy(pod -> pod.restore("NXOP_DOCDB_CA_FILE")),
                wrong(
                                "DocumentDB: `NXOP_DOCDB_CA_FILE` is a key store",
                                pod -> pod.set("NXOP_DOCDB_CA_FILE", pod.file("ca.p12", keyStore())))
                        .withResources()
                        .finds("docdb", "docdb-ca-file", "Replace it with https://truststore.pki.rds.amazonaws.com")
                        .mendedBy(pod -> pod.restore("NXOP_DOCDB_CA_FILE")));
    }

    /** What stands on the way shows a certificate of its own. */
    private static void inspected(Patient pod) {
        pod.set("AWS_ENDPOINT_URL_STS", front(pod, Endpoint.STS));
    }

    private static String front(Patient pod, Endpoint endpoint) {
        TlsFront front =
                TlsFront.start(SandboxCa.create().server(), pod.sandbox().uri(endpoint));
        pod.closing(front::close);
        return front.uri().toString();
    }

    private static String leaf() {
        String chain = SandboxCa.create().server().chainPem();
        String end = "-----END CERTIFICATE-----";
        return chain.substring(0, chain.indexOf(end) + end.length());
    }

    private static byte[] der() {
        try {
            return SandboxCa.create().certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] keyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", SandboxCa.create().certificate());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, "changeit".toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
