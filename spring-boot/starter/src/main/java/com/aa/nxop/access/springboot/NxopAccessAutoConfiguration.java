package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/** The access and its identity, before spring-cloud-aws makes one of the pod's own role. */
@AutoConfiguration(
        beforeName = {
            "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = AccessEnvironmentPostProcessor.ENABLED, matchIfMissing = true)
class NxopAccessAutoConfiguration {
    private static final String OWN_REGION = "spring.cloud.aws.region.static";

    /** Of the environment's start; its own where nothing started one, as in a context that a test makes by hand. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(NxopAccess.class)
    AccessStart nxopAccessStart(
            @Qualifier(AccessEnvironmentPostProcessor.HANDOVER) ObjectProvider<AccessHandover> handover,
            Environment environment) {
        AccessHandover given = handover.getIfAvailable();
        return given == null
                ? new AccessStart(new AccessHandover(), environment, true)
                : new AccessStart(given, environment, false);
    }

    /** It is closed with its start, after the clients. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    NxopAccess nxopAccess(AccessStart start) {
        return start.access();
    }

    /** Closing it would end the session of everybody. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    AwsCredentialsProvider nxopCredentialsProvider(NxopAccess nxop) {
        return nxop.credentialsProvider();
    }

    /** The region of the NXOP resources, unless the application tells spring-cloud-aws another. */
    @Bean
    @ConditionalOnMissingBean
    AwsRegionProvider nxopRegionProvider(NxopAccess nxop, Environment environment) {
        String own = environment.getProperty(OWN_REGION, "");
        return own.isBlank() ? nxop::region : () -> Region.of(own);
    }

    @Bean
    AccessLifecycle nxopAccessLifecycle(NxopAccess nxop, ObjectProvider<AccessStart> start, Environment environment) {
        boolean failFast = environment.getProperty(AccessEnvironmentPostProcessor.FAIL_FAST, Boolean.class, true);
        return new AccessLifecycle(nxop, failFast ? start.getIfAvailable() : null);
    }
}
