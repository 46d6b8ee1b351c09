package com.aa.nxop.access.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a class path that has no Micrometer, everything but the metrics works. */
@Tag("full")
@Timeout(60)
class WithoutMicrometerTest {
    /** What an application does, loaded by a loader without Micrometer. */
    public static final class Application implements Function<Map<String, String>, String> {
        @Override
        public String apply(Map<String, String> variables) {
            try (NxopAccess nxop = NxopAccess.builder()
                    .config(NxopConfig.fromEnvironment(variables))
                    .listener(event -> {})
                    .build()) {
                nxop.credentialsProvider().resolveCredentials();
                return nxop.status().state().name();
            }
        }
    }

    private static URLClassLoader loader() {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void anApplicationHasAccess() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                URLClassLoader loader = loader()) {
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass(NxopMetrics.class.getName()))
                    .isInstanceOf(NoClassDefFoundError.class);
            Function<Map<String, String>, String> application =
                    (Function<Map<String, String>, String>) loader.loadClass(Application.class.getName())
                            .getConstructor()
                            .newInstance();
            assertThat(application.apply(sandbox.environment())).isEqualTo("FRESH");
        }
    }
}
