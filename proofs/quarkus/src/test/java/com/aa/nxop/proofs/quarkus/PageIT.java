package com.aa.nxop.proofs.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide shows what is compiled here. */
final class PageIT {
    /** All but its package. */
    @ParameterizedTest
    @ValueSource(classes = {NxopProducer.class, NxopMongoCustomizer.class, NxopKafkaCustomizer.class})
    void thePageShowsTheClass(Class<?> type) throws IOException {
        Path file = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
        String shown = Files.readString(file).replaceFirst("package .*;\\R\\R", "");
        assertThat(Files.readString(Path.of("../../docs/guide/quarkus.md"))).contains("```java\n" + shown + "```");
    }
}
