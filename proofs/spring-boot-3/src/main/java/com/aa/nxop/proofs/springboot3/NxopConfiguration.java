package com.aa.nxop.proofs.springboot3;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.access.s3.NxopS3;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.kafka.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.autoconfigure.kafka.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.autoconfigure.mongo.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.KafkaAdmin;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Access to the NXOP account for Spring Boot 3.5. Delete the beans whose library you do not use. */
@Configuration(proxyBeanMethods = false)
class NxopConfiguration {
    @Bean
    NxopAccess nxopAccess() {
        return NxopAccess.fromEnvironment();
    }

    /** Also for spring-cloud-aws 3. */
    @Bean(destroyMethod = "")
    AwsCredentialsProvider nxopCredentialsProvider(NxopAccess nxop) {
        return nxop.credentialsProvider();
    }

    @Bean
    AwsRegionProvider nxopRegionProvider(NxopAccess nxop) {
        return nxop::region;
    }

    @Bean
    S3Client s3Client(NxopAccess nxop) {
        return NxopS3.client(nxop);
    }

    /** After Spring Boot's own. */
    @Bean
    @Order
    MongoClientSettingsBuilderCustomizer nxopDocumentDb(NxopAccess nxop) {
        return settings -> NxopDocumentDb.configure(settings, nxop);
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer nxopProducers(NxopAccess nxop) {
        return factory -> factory.updateConfigs(NxopMsk.clientProperties(nxop, factory.getConfigurationProperties()));
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer nxopConsumers(NxopAccess nxop) {
        return factory -> factory.updateConfigs(NxopMsk.clientProperties(nxop, factory.getConfigurationProperties()));
    }

    @Bean
    KafkaAdmin kafkaAdmin(NxopAccess nxop, KafkaProperties kafka) {
        return new KafkaAdmin(NxopMsk.clientProperties(nxop, kafka.buildAdminProperties(null)));
    }

    /** Add it to readiness: {@code management.endpoint.health.group.readiness.include=readinessState,nxop}. */
    @Bean
    HealthIndicator nxopHealthIndicator(NxopAccess nxop) {
        return () -> (nxop.status().usable() ? Health.up() : Health.down())
                .withDetail("session", nxop.status().state())
                .build();
    }
}
