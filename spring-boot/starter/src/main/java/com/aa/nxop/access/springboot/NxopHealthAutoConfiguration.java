package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Whether there is a session, for readiness: Kubernetes sends no requests while there is none, and restarts nothing. */
@AutoConfiguration(
        after = NxopAccessAutoConfiguration.class,
        afterName =
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(NxopAccess.class)
@ConditionalOnEnabledHealthIndicator("nxop")
class NxopHealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "nxopHealthIndicator")
    HealthIndicator nxopHealthIndicator(NxopAccess nxop) {
        return new SessionHealthIndicator(nxop);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthEndpointGroupsPostProcessor.class)
    static class ReadinessConfiguration {
        @Bean
        static HealthEndpointGroupsPostProcessor nxopReadiness(Environment environment) {
            boolean own = environment.containsProperty("management.endpoint.health.group.readiness.include");
            return groups -> own || !groups.getNames().contains(ReadinessGroups.READINESS)
                    ? groups
                    : new ReadinessGroups(groups);
        }
    }
}
