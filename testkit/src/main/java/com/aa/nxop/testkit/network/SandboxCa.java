package com.aa.nxop.testkit.network;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of one sandbox: a client that trusts it trusts the sandbox's servers and no others. Immutable and
 * thread-safe; its key is in this object only.
 *
 * <p>Valid by the real time, not by the sandbox's clock: that is what clients' TLS goes by.
 */
public final class SandboxCa {
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(365);

    private final KeyPair keys;
    private final X509Certificate certificate;

    private SandboxCa(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    public static SandboxCa create() {
        KeyPair keys = newKeys();
        X500Principal name = new X500Principal("CN=NXOP Sandbox CA " + serial().toString(36));
        JcaX509v3CertificateBuilder builder = builder(name, name, keys);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
        return new SandboxCa(keys, sign(builder, keys));
    }

    /** What clients are to trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    public String certificatePem() {
        return Pem.of(certificate);
    }

    /** A key and a certificate for a server on this machine that is also known by these DNS names. */
    public ServerIdentity server(String... names) {
        KeyPair server = newKeys();
        JcaX509v3CertificateBuilder builder =
                builder(certificate.getSubjectX500Principal(), new X500Principal("CN=localhost"), server);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
        return new ServerIdentity(server.getPrivate(), List.of(sign(builder, keys), certificate));
    }

    private static GeneralNames alternatives(String... names) {
        Set<GeneralName> all = new LinkedHashSet<>();
        all.add(new GeneralName(GeneralName.dNSName, "localhost"));
        all.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        all.add(new GeneralName(GeneralName.iPAddress, "::1"));
        for (String name : names) {
            all.add(new GeneralName(GeneralName.dNSName, name));
        }
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair of) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer, serial(), Date.from(now.minus(BEFORE)), Date.from(now.plus(AFTER)), subject, of.getPublic());
    }

    private static BigInteger serial() {
        return new BigInteger(63, new SecureRandom()).add(BigInteger.ONE);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by) {
        try {
            // With the JDK's own providers: none is registered for the sake of tests.
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with ECDSA", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows P-256", e);
        }
    }

    /**
     * A server's key and certificates.
     *
     * @param chain the server's certificate, then the CA's
     */
    public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {
        public ServerIdentity {
            chain = List.copyOf(chain);
        }

        /** PKCS#8, not encrypted. */
        public String keyPem() {
            return Pem.of("PRIVATE KEY", key.getEncoded());
        }

        public String chainPem() {
            StringBuilder pem = new StringBuilder();
            chain.forEach(certificate -> pem.append(Pem.of(certificate)));
            return pem.toString();
        }

        /** What a server of the JDK's kind speaks TLS by. It asks clients for no certificate. */
        public SSLContext tls() {
            char[] password = "in memory only".toCharArray();
            try {
                // To open a key, PKCS#12 hashes ten thousand times, and the manager "PKIX" opens it for each
                // connection.
                KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
                keys.init(keyStore("JKS", password), password);
                SSLContext context = SSLContext.getInstance("TLS");
                // Nobody is trusted: so the JDK does not read its hundred authorities.
                context.init(keys.getKeyManagers(), new TrustManager[0], null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK serves TLS", e);
            }
        }

        /** For servers that take no PEM: PKCS#12, in memory only. */
        public KeyStore keyStore(char[] password) {
            return keyStore("PKCS12", password);
        }

        private KeyStore keyStore(String type, char[] password) {
            try {
                KeyStore store = KeyStore.getInstance(type);
                store.load(null, null);
                store.setKeyEntry("server", key, password, chain.toArray(X509Certificate[]::new));
                return store;
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("every JDK makes a store of type " + type, e);
            }
        }

        /** Without the key. */
        @Override
        public String toString() {
            return chain.get(0).getSubjectX500Principal().getName();
        }
    }
}
