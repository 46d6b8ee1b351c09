package com.aa.nxop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.spi.AdapterSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A manifest that sets a variable which the SDK does not know helps nobody. */
final class ManifestsTest {
    /** Each variable of core's is a method of NxopConfig's builder; adapters name theirs. */
    private static final Set<String> CONFIGURABLE = configurable();

    private static Set<String> configurable() {
        Set<String> names = new HashSet<>();
        for (Method method : NxopConfig.Builder.class.getMethods()) {
            names.add(method.getName().toLowerCase(Locale.ROOT));
        }
        for (AdapterSettings<?> adapter : ServiceLoader.load(AdapterSettings.class)) {
            adapter.names().forEach(name -> names.add(squeezed(name.variable())));
        }
        return names;
    }

    private static String squeezed(String variable) {
        return variable.replaceFirst("NXOP_", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("k8s"))) {
            return Stream.concat(files, Stream.of(Path.of("spring-boot/k8s.yaml")))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(ManifestsTest::hasPods)
                    .toList()
                    .stream();
        }
    }

    private static boolean hasPods(Path manifest) {
        try {
            return Files.readString(manifest).contains("containers:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void setsOnlyVariablesOfTheGuide(Path manifest) throws IOException {
        String reference = Files.readString(Path.of("../docs/guide/configuration.md"));
        List<String> variables = variables(manifest);
        assertThat(variables).contains("NXOP_ROLE").doesNotHaveDuplicates();
        assertThat(variables.stream().filter(name -> name.startsWith("NXOP_")))
                .allSatisfy(name -> assertThat(reference).contains("`" + name + "`"))
                .allSatisfy(name -> assertThat(CONFIGURABLE)
                        .contains(
                                name.replaceFirst("NXOP_", "").replace("_", "").toLowerCase(Locale.ROOT)));
    }

    private static List<String> variables(Path manifest) throws IOException {
        List<String> names = new ArrayList<>();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        StreamSupport.stream(yaml.loadAll(Files.readString(manifest)).spliterator(), false)
                .forEach(document -> collect(document, names));
        return names;
    }

    private static void collect(Object node, List<String> names) {
        if (node instanceof List<?> list) {
            list.forEach(child -> collect(child, names));
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("env") instanceof List<?> env) {
                env.forEach(variable -> names.add(String.valueOf(((Map<?, ?>) variable).get("name"))));
            }
            map.values().forEach(child -> collect(child, names));
        }
    }
}
