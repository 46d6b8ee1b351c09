package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.util.List;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/** The brokers, for which the SDK asks MSK once, when Spring makes the first client. It also checks the CA file. Thread-safe. */
final class MskConnectionDetails implements KafkaConnectionDetails {
    private final NxopAccess nxop;
    private @Nullable List<String> brokers; // guarded by this

    MskConnectionDetails(NxopAccess nxop) {
        this.nxop = nxop;
    }

    @Override
    public synchronized List<String> getBootstrapServers() {
        List<String> known = brokers;
        if (known == null) {
            try {
                Object brokers = NxopMsk.clientProperties(nxop).get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
                known = List.of(String.valueOf(brokers).split(",", -1));
            } catch (AccessException e) {
                throw new AccessStartException(e);
            }
            brokers = known;
        }
        return known;
    }
}
