package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** The text of a file that somebody saved a policy in: UTF-8, or UTF-16, which PowerShell's {@code >} writes. */
final class PolicyFileText {
    /** An IAM policy has some thousand characters (IAM quotas). */
    private static final int LONGEST = 64 * 1024;

    private PolicyFileText() {}

    static String read(Path file) throws UnreadableFile {
        byte[] bytes = SmallFile.bytes(file, 2 * LONGEST);
        Charset charset = charset(bytes);
        if (bytes.length > (charset.equals(UTF_8) ? LONGEST : 2 * LONGEST)) {
            throw new UnreadableFile("is larger than " + LONGEST + " bytes");
        }
        if (charset.equals(UTF_8)) {
            return SmallFile.read(file, LONGEST);
        }
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFile("begins like text in UTF-16, but is not valid UTF-16");
        }
    }

    /** By the byte order mark, or by the zero beside the first sign, which is ASCII in every policy. */
    private static Charset charset(byte[] bytes) {
        int one = bytes.length < 2 ? -1 : bytes[0] & 0xff;
        int other = bytes.length < 2 ? -1 : bytes[1] & 0xff;
        if ((one == 0xfe && other == 0xff) || (one == 0 && other > 0 && other < 0x80)) {
            return UTF_16BE;
        }
        return (one == 0xff && other == 0xfe) || (one > 0 && one < 0x80 && other == 0) ? UTF_16LE : UTF_8;
    }
}
