package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/** The brokers, which MSK is asked for once, when the first client is made. Thread-safe. */
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
                known = List.of(NxopMsk.bootstrapServers(nxop).split(",", -1));
            } catch (AccessException e) {
                throw new AccessStartException(e);
            }
            brokers = known;
        }
        return known;
    }
}
