package com.aa.nxop.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes the temporary folder of a process of tests. Each process has its own (testkit/pom.xml), because some tests look whether the sandbox
 * leaves files behind. Surefire counts the processes of all modules that Maven builds at the time, so the pom cannot know their numbers.
 */
public final class TemporaryFolder implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
