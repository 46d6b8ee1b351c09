package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The name of a file, which some texts cannot be. */
final class FilePath {
    private FilePath() {}

    static Optional<Path> parse(ConfiguredValue found, ConfigProblems problems, Finding finding) {
        try {
            return Optional.of(Path.of(found.value()));
        } catch (InvalidPathException e) {
            problems.add(finding, found, "it must be the path of a file.");
            return Optional.empty();
        }
    }
}
