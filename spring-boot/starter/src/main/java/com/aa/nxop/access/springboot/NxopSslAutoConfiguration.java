package com.aa.nxop.access.springboot;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The CAs as the SSL bundles {@code nxop-msk} and {@code nxop-docdb}, for clients that the application makes itself. */
@AutoConfiguration(before = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = AccessEnvironmentPostProcessor.ENABLED, matchIfMissing = true)
class NxopSslAutoConfiguration {
    @Bean
    SslBundleRegistrar nxopSslBundles(Environment environment) {
        return registry -> {
            register(registry, "nxop-msk", "nxop.msk.ca.file", environment);
            register(registry, "nxop-docdb", "nxop.docdb.ca.file", environment);
        };
    }

    /** The file is read when the bundle is used. */
    private static void register(SslBundleRegistry registry, String name, String property, Environment environment) {
        EnvironmentSettings.of(environment)
                .value(property)
                .map(file -> PemSslStoreDetails.forCertificates(
                        Path.of(file).toAbsolutePath().toUri().toString()))
                .ifPresent(trust -> registry.registerBundle(
                        name, SslBundle.of(new PemSslStoreBundle((PemSslStoreDetails) null, trust))));
    }
}
