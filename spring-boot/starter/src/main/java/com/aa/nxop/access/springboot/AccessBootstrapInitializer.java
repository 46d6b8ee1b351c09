package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import java.util.Objects;
import org.springframework.boot.bootstrap.BootstrapContext;
import org.springframework.boot.bootstrap.BootstrapRegistry;
import org.springframework.boot.bootstrap.BootstrapRegistryInitializer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/** The NXOP role for {@code spring.config.import=aws-…}, which spring-cloud-aws reads before there is any bean. */
final class AccessBootstrapInitializer implements BootstrapRegistryInitializer {
    @Override
    public void initialize(BootstrapRegistry registry) {
        registry.registerIfAbsent(AccessHandover.class, context -> new AccessHandover());
        registry.registerIfAbsent(
                AwsCredentialsProvider.class, context -> access(context).credentialsProvider());
        registry.registerIfAbsent(AwsRegionProvider.class, context -> access(context)::region);
    }

    private static NxopAccess access(BootstrapContext context) {
        EnvironmentSettings settings = Objects.requireNonNull(context.getOrElseThrow(
                EnvironmentSettings.class, () -> new IllegalStateException("No import from AWS was resolved.")));
        return Objects.requireNonNull(context.get(AccessHandover.class))
                .prepare(settings)
                .access();
    }
}
