package com.aa.nxop.proofs.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text to copy, from {@code docs/guide/engines.md}: a run uses this text and no other. */
final class EnginePage {
    static final Path FILE = find(Path.of("").toAbsolutePath());

    private EnginePage() {}

    private static Path find(Path folder) {
        Path file = folder.resolve(Path.of("docs", "guide", "engines.md"));
        return Files.exists(file) ? file : find(folder.getParent());
    }

    /** The block that follows the first mention of a file. */
    static String text(String file) {
        String page;
        try {
            page = Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher block = Pattern.compile(
                        "[Tt]he file `" + Pattern.quote(file) + "`.*?\\n```[a-z]+\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(page);
        if (!block.find()) {
            throw new IllegalStateException("docs/guide/engines.md has no file " + file + ".");
        }
        return block.group(1) + "\n";
    }
}
