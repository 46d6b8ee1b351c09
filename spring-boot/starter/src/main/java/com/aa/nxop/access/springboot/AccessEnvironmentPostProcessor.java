package com.aa.nxop.access.springboot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Begins the session as soon as the settings are known, so that it is there when the application needs it. */
final class AccessEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {
    static final String HANDOVER = "nxopAccessHandover";
    static final String ENABLED = "nxop.enabled";
    static final String FAIL_FAST = "nxop.fail-fast";

    private final Log log;
    private final ConfigurableBootstrapContext bootstrap;

    AccessEnvironmentPostProcessor(DeferredLogFactory logs, ConfigurableBootstrapContext bootstrap) {
        this.log = logs.getLog(AccessEnvironmentPostProcessor.class);
        this.bootstrap = bootstrap;
    }

    /** After all that add properties. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty(ENABLED, Boolean.class, true)) {
            return;
        }
        AccessHandover handover =
                Objects.requireNonNull(bootstrap.getOrElseSupply(AccessHandover.class, AccessHandover::new));
        environment.getPropertySources().addLast(new ConnectionDefaults(environment, handover));
        unknown(environment).forEach(log::warn);
        if (!Boolean.getBoolean("spring.aot.processing")) {
            EnvironmentSettings settings = EnvironmentSettings.of(environment);
            if (settings.value("nxop.role").isPresent()) {
                handover.prepare(settings);
            }
        }
        bootstrap.addCloseListener(closed -> handOver(handover, closed.getApplicationContext()));
        application.addListeners((ApplicationListener<ApplicationFailedEvent>) failed -> handover.close());
    }

    /** The first to be registered is the last to be closed, after every client. */
    private static void handOver(AccessHandover handover, ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton(HANDOVER, handover);
        if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
            beans.registerDisposableBean(HANDOVER, handover::close);
        }
    }

    /** What begins with {@code nxop.}, and is no setting. The SDK itself says so of variables. */
    static List<String> unknown(ConfigurableEnvironment environment) {
        SettingNames settings = SettingNames.installed();
        return environment.getPropertySources().stream()
                .filter(source -> !source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
                .flatMap(source -> source instanceof EnumerablePropertySource<?> names
                        ? Arrays.stream(names.getPropertyNames())
                        : Stream.empty())
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("nxop."))
                .filter(name -> settings.of(name).isEmpty() && !isOwn(name))
                .distinct()
                .sorted()
                .map(settings::unknown)
                .toList();
    }

    private static boolean isOwn(String name) {
        String letters = name.replace("-", "").toLowerCase(Locale.ROOT);
        return letters.equals(ENABLED) || letters.equals(FAIL_FAST.replace("-", ""));
    }
}
