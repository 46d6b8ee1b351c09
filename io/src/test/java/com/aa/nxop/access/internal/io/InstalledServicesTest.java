package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledServicesTest {
    /** A service of the test. */
    public interface Service {}

    /** One. */
    public static final class Second implements Service {}

    /** Another. */
    public static final class First implements Service {}

    /** Cannot be made. */
    public static final class Broken implements Service {
        /** Always fails. */
        public Broken() {
            throw new IllegalStateException("broken");
        }
    }

    private static ServiceLoader<Service> loader(Path folder, Class<?>... named) throws IOException {
        Path file = folder.resolve("META-INF/services/" + Service.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(named).stream().map(Class::getName).toList());
        return ServiceLoader.load(
                Service.class, new URLClassLoader(new URL[] {folder.toUri().toURL()}, Service.class.getClassLoader()));
    }

    /** Kafka Connect, where the SDK is on the worker's class path and in a plug-in's folder: each has the other's service files. */
    @Test
    void whatIsOfAnotherClassLoaderIsLeftOut(@TempDir Path folder) throws IOException {
        assertThat(InstalledServices.of(loader(folder, Second.class, Object.class, First.class)))
                .hasExactlyElementsOfTypes(First.class, Second.class);
    }

    @Test
    void aServiceThatCannotBeMadeIsNotPassedOver(@TempDir Path folder) throws IOException {
        ServiceLoader<Service> broken = loader(folder, Broken.class);
        assertThatThrownBy(() -> InstalledServices.of(broken)).isInstanceOf(ServiceConfigurationError.class);
    }
}
