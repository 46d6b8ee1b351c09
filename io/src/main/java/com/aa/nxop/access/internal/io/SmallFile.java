package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files that are small by nature, and refuses everything else before it is opened: a wrong path may name a pipe that nobody
 * writes to, or a device without end. Every file that a setting names is read here.
 */
public final class SmallFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** The bits of a Unix mode that say what kind of file it is, and two of the kinds. */
    private static final int KIND = 0170000;

    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    private SmallFile() {}

    /**
     * The text in UTF-8, without a byte order mark, which is not part of the text.
     *
     * @param mostBytes a file that has more is refused
     * @throws UnreadableFile if there is no such text to be read
     */
    public static String read(Path file, int mostBytes) throws UnreadableFile {
        byte[] bytes = bytes(file, mostBytes);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(
                    FileForm.of(bytes)
                            .map(form -> "is " + form + ", not text in UTF-8")
                            .orElse("is not text in UTF-8"),
                    e);
        }
        if (FileForm.isUtf16(bytes)) {
            throw new UnreadableFile("is text in UTF-16, not text in UTF-8");
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * The file as it is, in whatever encoding.
     *
     * @param mostBytes a file that has more is refused
     * @throws UnreadableFile if there is no such file to be read
     */
    public static byte[] bytes(Path file, int mostBytes) throws UnreadableFile {
        byte[] bytes;
        try {
            checkRegular(file);
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(mostBytes + 1);
            }
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
        if (bytes.length > mostBytes) {
            throw new UnreadableFile("is larger than " + mostBytes + " bytes");
        }
        return bytes;
    }

    private static void checkRegular(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnreadableFile("is a directory");
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableFile("is " + special(file) + ", not a regular file");
        }
    }

    private static String special(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return "a device or a pipe";
        }
        int kind = (Integer) Files.getAttribute(file, "unix:mode") & KIND;
        return kind == FIFO ? "a named pipe (FIFO)" : kind == SOCKET ? "a socket" : "a device";
    }
}
