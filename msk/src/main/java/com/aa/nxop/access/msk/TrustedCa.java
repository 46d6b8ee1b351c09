package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CertificateFile;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.UnreadableFile;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;

/** The CA of brokers that no public one vouches for, as Kafka's properties want it. */
final class TrustedCa {
    private TrustedCa() {}

    static Map<String, Object> of(Path file) {
        try {
            CertificateFile.read(file);
        } catch (UnreadableFile e) {
            throw unusable(file, e);
        }
        return Map.of(
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                file.toString());
    }

    private static AccessException unusable(Path file, UnreadableFile why) {
        return new AccessException(
                Finding.MSK_CA_FILE,
                "The CA file " + file + " cannot be used: it " + why.getMessage() + ".",
                "Leave NXOP_MSK_CA_FILE out: MSK's certificates are signed by a public CA. Where a proxy stands before the brokers,"
                        + " check that its CA is mounted there.",
                why);
    }
}
