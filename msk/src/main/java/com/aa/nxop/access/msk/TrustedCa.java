package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.CertificateFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * The CA of brokers that no public one vouches for, as Kafka's properties want it. What decides whom a client trusts is set together or not at
 * all: half of the caller's and half of this would be a trust store that nobody meant.
 */
record TrustedCa(Path file) {
    private static final String PEM = "PEM";
    private static final Set<String> DECIDING = Set.of(
            SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
            SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG);

    /** @throws AccessException if the file cannot be read, or holds no certificate */
    Map<String, Object> properties() {
        try {
            CertificateFile.read(file);
        } catch (UnreadableFile e) {
            throw unusable(e);
        }
        return Map.of(
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file.toString());
    }

    /** The names of the caller's properties that decide otherwise whom a client trusts, sorted. */
    List<String> others(Map<String, ?> properties) {
        return properties.keySet().stream()
                .map(PropertyName::of)
                .filter(name -> DECIDING.contains(name.property()))
                .filter(name -> !PropertyText.isBlank(properties.get(name.name())))
                .filter(name -> !isThis(name.property(), PropertyText.of(properties.get(name.name()))))
                .map(PropertyName::name)
                .sorted()
                .toList();
    }

    private boolean isThis(String property, String value) {
        return switch (property) {
            case SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG -> value.equals(file.toString());
            case SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG -> value.equals(PEM);
            case SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG -> value.equals(DefaultSslEngineFactory.class.getName());
            default -> false;
        };
    }

    private AccessException unusable(UnreadableFile why) {
        return new AccessException(
                MskFinding.MSK_CA_FILE,
                "The SDK cannot use the CA file " + file + ": it " + why.getMessage() + ".",
                "Leave NXOP_MSK_CA_FILE out: a public CA signs MSK's certificates. If a proxy stands before the brokers, check that its"
                        + " CA certificate is mounted there in PEM form.",
                why);
    }
}
