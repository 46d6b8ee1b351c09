package com.aa.nxop.access.springboot;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    private @Nullable EnvironmentSettings latest;

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        if (location.hasPrefix("aws-")) {
            latest = EnvironmentSettings.of(context.getBinder());
            // Spring asks again after the first import has used them: what was made cannot be replaced.
            context.getBootstrapContext()
                    .registerIfAbsent(EnvironmentSettings.class, unused -> Objects.requireNonNull(latest));
        }
        return false;
    }

    @Override
    public List<ConfigDataResource> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        return List.of();
    }
}
