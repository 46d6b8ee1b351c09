package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** What the build of a native image asks of the starter. No image is made here: that needs GraalVM. */
@Tag("full")
final class NativeImageTest {
    @Import(TestApplication.class)
    static class NativeApplication {
        public static void main(String[] arguments) {
            SpringApplication.run(NativeApplication.class, arguments);
        }
    }

    private static String text(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|json)"))
                    .map(NativeImageTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Spring finds them. */
    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        ClassLoader loader = NativeImageTest.class.getClassLoader();
        AotServices.factories(loader).load(RuntimeHintsRegistrar.class).stream()
                .filter(AccessRuntimeHints.class::isInstance)
                .forEach(registrar -> registrar.registerHints(hints, loader));
        return hints;
    }

    @ParameterizedTest
    @ValueSource(strings = {ConnectionDefaults.IAM, ConnectionDefaults.BEARER, ConnectionDefaults.HANDLER})
    void kafkaCanMakeTheClassesOfItsLogin(String name) {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(TypeReference.of(name))
                        .withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS))
                .accepts(hints());
    }

    @Test
    void theStarterFindsOutThatThereIsKafka() {
        assertThat(RuntimeHintsPredicates.reflection().onType(TypeReference.of(ConnectionDefaults.KAFKA_PROPERTIES)))
                .accepts(hints());
    }

    /** Spring's own processing, which makes the application's context without starting it. */
    @Test
    void theBuildTakesTheBeansAndAsksForNoSession(@TempDir Path folder) throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Settings settings = Settings.builder()
                    .sourceOutput(folder.resolve("sources"))
                    .resourceOutput(folder.resolve("resources"))
                    .classOutput(folder.resolve("classes"))
                    .groupId("com.example")
                    .artifactId("flights")
                    .build();
            String[] arguments = Stream.concat(
                            Stream.of(
                                    "--spring.main.banner-mode=off",
                                    "--nxop.msk.bootstrap.servers=localhost:9098",
                                    "--nxop.docdb.endpoint=localhost"),
                            sandbox.environment().entrySet().stream()
                                    .map(variable -> "--" + variable.getKey() + "=" + variable.getValue()))
                    .toArray(String[]::new);
            new SpringApplicationAotProcessor(NativeApplication.class, settings, arguments).process();
            assertThat(sandbox.requests(Endpoint.AGENT) + sandbox.requests(Endpoint.STS))
                    .isZero();
        }
        assertThat(text(folder.resolve("sources")))
                .contains("\"nxopAccess\"", "\"nxopKafkaConnectionDetails\"", "\"nxopMongoCustomizer\"")
                .contains("\"nxopAccessLifecycle\"", "\"nxopHealthIndicator\"", "\"nxopS3Client\"");
        assertThat(text(folder.resolve("resources")))
                .contains(AccessEnvironmentPostProcessor.class.getName(), ConnectionDefaults.HANDLER);
    }
}
