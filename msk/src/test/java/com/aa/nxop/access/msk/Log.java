package com.aa.nxop.access.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What the SDK's adapter logs while it is open; slf4j-simple writes it to standard error. */
final class Log implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Log() {
        System.setErr(new PrintStream(bytes, true, UTF_8));
    }

    /** Level and text. */
    List<String> lines() {
        return bytes.toString(UTF_8)
                .lines()
                .filter(line -> line.matches("\\[.*] [A-Z]+ com\\.aa\\.nxop\\.access\\.msk\\..*"))
                .map(line -> line.replaceFirst("^\\[.*?] (\\w+) \\S+ - ", "$1 "))
                .toList();
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
