package com.aa.nxop.proofs.micronaut;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import io.micronaut.configuration.kafka.config.AbstractKafkaConfiguration;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** MSK for each Kafka client that Micronaut makes. */
@Singleton
final class NxopKafkaListener implements BeanCreatedEventListener<AbstractKafkaConfiguration<?, ?>> {
    private final BeanProvider<NxopAccess> nxop;

    NxopKafkaListener(BeanProvider<NxopAccess> nxop) {
        this.nxop = nxop;
    }

    @Override
    public AbstractKafkaConfiguration<?, ?> onCreated(BeanCreatedEvent<AbstractKafkaConfiguration<?, ?>> event) {
        AbstractKafkaConfiguration<?, ?> kafka = event.getBean();
        kafka.getConfig().putAll(NxopMsk.clientProperties(nxop.get(), kafka.getConfig()));
        return kafka;
    }
}
