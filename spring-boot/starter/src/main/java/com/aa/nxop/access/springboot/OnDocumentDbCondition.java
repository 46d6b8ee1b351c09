package com.aa.nxop.access.springboot;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** DocumentDB is configured. */
final class OnDocumentDbCondition implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return ConfiguredService.DOCDB.in(context.getEnvironment());
    }
}
