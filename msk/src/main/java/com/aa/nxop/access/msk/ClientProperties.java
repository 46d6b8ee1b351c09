package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes the caller's own properties. What the caller set stays; what belongs together is set together or not at all. */
record ClientProperties(NxopAccess nxop, ApplicationProperties own) {
    private static final Logger log = LoggerFactory.getLogger(NxopMsk.class);
    private static final String BROKERS = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

    static ClientProperties of(NxopAccess nxop, Map<?, ?> base) {
        return new ClientProperties(nxop, ApplicationProperties.of(base));
    }

    /** @throws AccessException as {@link NxopMsk#clientProperties} says */
    Map<String, Object> complete() {
        SaslProperties sasl = login();
        Map<String, Object> properties = with(sasl);
        BrokerContradictions contradictions = new BrokerContradictions(nxop, sasl.mechanism());
        Object brokers = brokers(contradictions);
        contradictions.refuse(own, Brokers.of(brokers));
        properties.put(BROKERS, brokers);
        return properties;
    }

    /** With brokers that the SDK has looked up already. */
    Map<String, Object> complete(String brokers) {
        Map<String, Object> properties = with(login());
        properties.put(BROKERS, brokers);
        return properties;
    }

    private SaslProperties login() {
        KafkaClasses.load();
        SaslProperties sasl = SaslProperties.of(MskSettings.of(nxop), own);
        List<String> wrong = new LoginContradictions(sasl, Optional.of(nxop)).in(own);
        if (!wrong.isEmpty()) {
            throw SaslProperties.contradiction(wrong);
        }
        if (sasl.mechanism() == MskMechanism.AWS_MSK_IAM) {
            IamLoginModule.prepare();
        }
        return sasl;
    }

    private Map<String, Object> with(SaslProperties sasl) {
        nxop.credentialsProvider().resolveCredentials();
        Map<String, Object> properties = new LinkedHashMap<>(own.given());
        sasl.defaults(nxop).forEach(properties::putIfAbsent);
        KafkaClasses.forEveryThread(sasl).forEach(properties::putIfAbsent);
        MskSettings.of(nxop).caFile().map(TrustedCa::new).ifPresent(ca -> {
            List<String> others = ca.others(own.given());
            if (others.isEmpty()) {
                properties.putAll(ca.properties());
            } else {
                log.warn(
                        "The SDK does not use NXOP_MSK_CA_FILE, because the client's own properties decide whom the client trusts: {}",
                        String.join(", ", others));
            }
        });
        return properties;
    }

    private Object brokers(BrokerContradictions contradictions) {
        @Nullable Object given = own.given().get(BROKERS);
        if (given == null || PropertyText.isBlank(given)) {
            return NxopMsk.bootstrapServers(nxop);
        }
        @Nullable Object read = own.read().get(BROKERS);
        if (PropertyText.hasPlaceholder(read)) {
            return given;
        }
        Brokers named = Brokers.of(read);
        MskSettings msk = MskSettings.of(nxop);
        if (named.isDefaultOfFramework()
                && (msk.clusterArn().isPresent() || msk.bootstrapServers().isPresent())) {
            String configured = NxopMsk.bootstrapServers(nxop);
            if (!named.equals(Brokers.of(configured))) {
                log.info("bootstrap.servers is {}, a framework's default. The SDK uses {} instead.", named, configured);
            }
            return configured;
        }
        contradictions.refuse(named);
        return given;
    }
}
