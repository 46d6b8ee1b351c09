package com.aa.nxop.proofs.quarkus;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** MSK for each channel of Quarkus Messaging. */
@Singleton
public class NxopKafkaCustomizer implements ClientCustomizer<Map<String, Object>> {
    @Inject
    NxopAccess nxop;

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> properties) {
        return NxopMsk.clientProperties(nxop, properties);
    }
}
