package com.aa.nxop.testkit.internal.docdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The certificate of DocumentDB's authority, as clients want it: in a file, in the directory for temporary ones. */
record CaFile(Path path) implements AutoCloseable {
    static CaFile create(String pem) {
        try {
            return new CaFile(Files.writeString(Files.createTempFile("nxop-sandbox-docdb-", ".pem"), pem, US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not write the certificate of DocumentDB's authority.", e);
        }
    }

    /** Deletes it. Idempotent. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not delete " + path + ".", e);
        }
    }
}
