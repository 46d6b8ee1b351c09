package com.aa.nxop.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that are small by nature, and refuses what is not: a wrong path may name a device without end. */
public final class SmallFile {
    private SmallFile() {}

    /**
     * The text in UTF-8.
     *
     * @param mostBytes a file that has more is refused
     * @throws TooLarge if it has more
     * @throws IOException if it cannot be read, or is not UTF-8
     */
    public static String read(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new TooLarge(mostBytes);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    /** Has more bytes than such a file can have. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(int mostBytes) {
            super("more than " + mostBytes + " bytes");
        }
    }
}
