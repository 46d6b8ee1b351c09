package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.MongoClientSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** DocumentDB for Spring Boot's MongoDB clients, both drivers. */
@AutoConfiguration(
        after = NxopAccessAutoConfiguration.class,
        before = {MongoAutoConfiguration.class, MongoReactiveAutoConfiguration.class})
@ConditionalOnClass({MongoClientSettingsBuilderCustomizer.class, MongoClientSettings.class, NxopDocumentDb.class})
@ConditionalOnBean(NxopAccess.class)
class NxopMongoAutoConfiguration {
    /** After all others: what they set stays, as {@link NxopDocumentDb#configure} says. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @Conditional(OnDocumentDbCondition.class)
    MongoClientSettingsBuilderCustomizer nxopMongoCustomizer(NxopAccess nxop, Environment environment) {
        return builder -> customize(builder, nxop, environment.getProperty("spring.mongodb.uri", ""));
    }

    private static void customize(MongoClientSettings.Builder builder, NxopAccess nxop, String uri) {
        try {
            if (uri.isBlank()) {
                NxopDocumentDb.configure(builder, nxop);
            } else {
                NxopDocumentDb.configure(builder, nxop, uri);
            }
        } catch (AccessException e) {
            throw new AccessStartException(e);
        }
    }
}
