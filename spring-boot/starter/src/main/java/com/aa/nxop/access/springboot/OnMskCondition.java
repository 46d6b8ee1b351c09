package com.aa.nxop.access.springboot;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** MSK is configured, and the application names no brokers of its own. */
final class OnMskCondition implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return ConfiguredService.MSK.in(context.getEnvironment())
                && !context.getEnvironment().containsProperty("spring.kafka.bootstrap-servers");
    }
}
