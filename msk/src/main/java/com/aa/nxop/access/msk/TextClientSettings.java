package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that a callback handler cannot apply, because Kafka reads these properties itself: the handler compares them.
 *
 * @param configs of a client that was made from properties alone, as Kafka has read them
 */
record TextClientSettings(NxopAccess nxop, SaslProperties sasl, Map<String, ?> configs) {
    private static final Logger log = LoggerFactory.getLogger(NxopMskCallbackHandler.class);

    /** Without asking anybody. */
    void refuseContradictions() {
        String mechanism = sasl.mechanism().name();
        SaslProperties.refuseOtherMechanism(MskSettings.of(nxop), mechanism, mechanism);
        MskSettings.of(nxop).caFile().ifPresent(this::refuseOtherTrust);
    }

    /** With the session, because MSK is asked where only the cluster is configured. */
    void refuseOtherBrokers() {
        Brokers named = Brokers.of(configs.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        if (!named.addresses().isEmpty()) {
            new BrokerContradictions(nxop, sasl.mechanism()).refuse(named);
        }
    }

    private void refuseOtherTrust(Path file) {
        @Nullable Object location = configs.get(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG);
        List<String> others = new TrustedCa(file)
                .others(configs).stream().filter(name -> !isDefault(name)).toList();
        if (!others.isEmpty()) {
            log.warn(
                    "The SDK does not use NXOP_MSK_CA_FILE, because the client's own properties decide whom the client trusts: {}",
                    String.join(", ", others));
        } else if (configs.containsKey(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG)
                && (location == null || isDefault(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG))) {
            throw new AccessException(
                    MskFinding.MSK_CONTRADICTION,
                    "The Kafka client's properties contradict the SDK's settings: NXOP_MSK_CA_FILE is " + file
                            + ", but the client's own properties do not name this file. A callback handler cannot set properties.",
                    "Set ssl.truststore.type=PEM and ssl.truststore.location=" + file
                            + " in the client's properties, or leave NXOP_MSK_CA_FILE out.");
        }
    }

    /** Kafka has one for the type alone. */
    private boolean isDefault(String name) {
        @Nullable Object value = configs.get(name);
        return value != null && PropertyText.of(value).equals(KafkaClasses.defaultOf(name));
    }
}
