package com.aa.nxop.access.doctor;

import com.aa.nxop.access.internal.config.FileSettings;
import com.aa.nxop.access.internal.io.ForeignText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the application's own Spring Boot reads: application.properties or YAML, of the active profiles, with imports and placeholders. Nothing of the
 * application is started. Only {@code --spring} loads this class, because Spring Boot need not be there.
 */
final class SpringSettings {
    private static final String OURS = "nxop.";
    private static final String UNREADABLE = "'--spring': Spring Boot cannot read its configuration; ";

    private SpringSettings() {}

    /**
     * @param timeout an import may ask a server that does not answer
     * @throws IllegalArgumentException if Spring Boot cannot read its configuration, or is not there
     */
    static FileSettings read(Duration timeout) {
        FutureTask<Map<String, String>> task = new FutureTask<>(SpringSettings::ours);
        Thread thread = new Thread(task, "nxop-doctor-spring");
        thread.setDaemon(true);
        thread.start();
        try {
            return FileSettings.of("Spring Boot's configuration", task.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new IllegalArgumentException(
                    UNREADABLE + "it took longer than " + timeout.toSeconds() + " seconds ('--timeout')", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException(UNREADABLE + "the Doctor was interrupted", e);
        } catch (ExecutionException e) {
            throw explained(Objects.requireNonNull(e.getCause()));
        }
    }

    private static IllegalArgumentException explained(Throwable why) {
        if (why instanceof LinkageError) {
            return new IllegalArgumentException(
                    "'--spring' needs Spring Boot on the class path, and "
                            + ForeignText.line(String.valueOf(why.getMessage()).replace('/', '.'))
                            + " is not there: use the class path of the application, or '--properties FILE'",
                    why);
        }
        return new IllegalArgumentException(
                UNREADABLE + "the application does not start either: " + ForeignText.line(why.getMessage()), why);
    }

    private static Map<String, String> ours() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return ours(environment);
    }

    /** By their names in the files. What the process itself sets is read elsewhere, and wins. */
    private static Map<String, String> ours(ConfigurableEnvironment environment) {
        Map<String, String> found = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> file && !isOfTheProcess(source.getName())) {
                for (String name : file.getPropertyNames()) {
                    String value = name.startsWith(OURS) ? environment.getProperty(name) : null;
                    if (value != null) {
                        found.putIfAbsent(name, value);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isOfTheProcess(String source) {
        return source.equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
                || source.equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }
}
