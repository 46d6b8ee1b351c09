package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.settings.FileSettings;
import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A properties file of the application. */
final class PropertiesFile {
    private static final int LARGEST = 256 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PropertiesFile() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static FileSettings read(String name) {
        if (name.matches("(?i).*\\.ya?ml")) {
            throw new IllegalArgumentException("the file " + name
                    + " is YAML, which the Doctor does not read. If Spring Boot reads it, use --spring.");
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(SmallFile.bytes(Path.of(name), LARGEST))));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " is not a file name.", e);
        } catch (UnreadableFile e) {
            throw new IllegalArgumentException("the file " + name + " " + e.getMessage() + ".", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the file " + name + " is not a valid properties file: after \\u it needs four hexadecimal digits.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A text is read without any.
        }
        Map<String, String> entries = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key, "")));
        return FileSettings.of(name, entries);
    }

    /** In UTF-8, as editors write it, else in ISO 8859-1, as java.util.Properties reads a stream of bytes. */
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
