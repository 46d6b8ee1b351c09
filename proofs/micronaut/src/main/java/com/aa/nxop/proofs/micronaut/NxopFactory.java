package com.aa.nxop.proofs.micronaut;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.MongoClientSettings;
import io.micronaut.aws.sdk.v2.CredentialsAndRegionFactory;
import io.micronaut.configuration.mongo.core.DefaultMongoClientSettingsFactory;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;

/** Access to the NXOP account for Micronaut. Delete the beans whose library you do not use. */
@Factory
final class NxopFactory {
    @Bean(preDestroy = "close")
    @Singleton
    NxopAccess nxopAccess() {
        return NxopAccess.fromEnvironment();
    }

    /** For all clients of AWS that Micronaut makes. */
    @Singleton
    @Replaces(bean = AwsCredentialsProviderChain.class, factory = CredentialsAndRegionFactory.class)
    AwsCredentialsProviderChain nxopCredentialsProvider(NxopAccess nxop) {
        return AwsCredentialsProviderChain.of(nxop.credentialsProvider());
    }

    @Singleton
    @Replaces(bean = AwsRegionProviderChain.class, factory = CredentialsAndRegionFactory.class)
    AwsRegionProviderChain nxopRegionProvider(NxopAccess nxop) {
        return new AwsRegionProviderChain(nxop::region);
    }

    /** For both drivers of MongoDB. */
    @Singleton
    @Primary
    @Replaces(bean = MongoClientSettings.class, factory = DefaultMongoClientSettingsFactory.class)
    MongoClientSettings nxopDocumentDb(NxopAccess nxop, DefaultMongoConfiguration mongo) {
        return NxopDocumentDb.configure(MongoClientSettings.builder(mongo.buildSettings()), nxop)
                .build();
    }
}
