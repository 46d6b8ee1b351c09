package com.aa.nxop.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Each process of tests has a temporary folder of its own (testkit/pom.xml), because some tests look whether the sandbox leaves files behind.
 * Surefire numbers the processes over all modules that Maven builds at the time, so nobody can make the folders before.
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
