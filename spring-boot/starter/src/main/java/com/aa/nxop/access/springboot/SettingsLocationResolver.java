package com.aa.nxop.access.springboot;

import java.util.List;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.core.Ordered;

/**
 * Resolves nothing. Spring asks it first of each {@code spring.config.import}, with what is configured by then: that is what the identity of an import
 * from AWS is made of.
 */
final class SettingsLocationResolver implements ConfigDataLocationResolver<ConfigDataResource>, Ordered {
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        if (location.hasPrefix("aws-")) {
            SpringSettings settings = SpringSettings.of(context.getBinder());
            context.getBootstrapContext().register(SpringSettings.class, InstanceSupplier.of(settings));
        }
        return false;
    }

    @Override
    public List<ConfigDataResource> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        return List.of();
    }
}
