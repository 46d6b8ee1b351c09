package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** MSK's brokers for every Kafka client of Spring Boot; {@link ConnectionDefaults} has the login. */
@AutoConfiguration(after = NxopAccessAutoConfiguration.class, before = KafkaAutoConfiguration.class)
@ConditionalOnClass({KafkaConnectionDetails.class, CommonClientConfigs.class, NxopMsk.class})
@ConditionalOnBean(NxopAccess.class)
class NxopKafkaAutoConfiguration {
    @Bean
    @Conditional(OnMskCondition.class)
    @ConditionalOnMissingBean
    KafkaConnectionDetails nxopKafkaConnectionDetails(NxopAccess nxop) {
        return new MskConnectionDetails(nxop);
    }
}
