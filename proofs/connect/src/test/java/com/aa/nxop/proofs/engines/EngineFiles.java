package com.aa.nxop.proofs.engines;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of one run, in a folder of its own: the texts of the page, in which the names of what is in AWS are replaced by the names of what is
 * in the sandbox. Nothing else of a text is changed.
 */
final class EngineFiles {
    static final String BROKERS = "b-1.nxop.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9098";

    private final Path folder;
    private final Map<String, String> names = new LinkedHashMap<>();

    private EngineFiles(Path folder) {
        this.folder = folder;
    }

    static EngineFiles of(String run, NxopSandbox sandbox) throws IOException {
        Path folder = Path.of("target", "runs", run).toAbsolutePath();
        delete(folder);
        Files.createDirectories(folder);
        return new EngineFiles(folder).replacing(BROKERS, sandbox.msk().bootstrapServers());
    }

    /** What a run before has left; an engine would go on from there. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    EngineFiles replacing(String name, Object value) {
        names.put(name, value.toString());
        return this;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** As the page has it. */
    String text(String file) {
        String text = EnginePage.text(file);
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }

    /**
     * As the page has it, in a file.
     *
     * @param more lines that only a run beside others needs, such as ports
     */
    Path write(String file, String... more) throws IOException {
        return Files.writeString(path(file), text(file) + String.join("\n", more) + "\n");
    }
}
