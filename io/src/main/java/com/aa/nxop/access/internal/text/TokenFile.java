package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import com.aa.nxop.access.internal.text.SourceFault.Kind;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A projected token: read by its name each time, because kubelet replaces what the name links to. */
public final class TokenFile {
    /** STS's limit (API reference, AssumeRoleWithWebIdentity): a longer one would only be repeated in its refusal. */
    private static final int LARGEST = 20_000;
    /** Anything else cannot be a header's value, and would be repeated in the JDK's error message. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private TokenFile() {}

    /**
     * Reads the token, without the line end that some tools add.
     *
     * @throws SourceFault if there is none
     */
    public static String read(Path file) {
        return check(text(file), "The token file " + file);
    }

    /**
     * Checks a token that came from anywhere.
     *
     * @param where for the message, for example {@code The token file /var/run/…}
     * @throws SourceFault if it is none
     */
    public static String check(String text, String where) {
        String token = text.strip();
        if (token.isEmpty()) {
            throw new SourceFault(
                    Kind.TOKEN_EMPTY,
                    where + " is empty.",
                    "Look at the pod's events: kubelet writes the token. If it stays empty, recreate the pod.",
                    null);
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new SourceFault(
                    Kind.TOKEN_MALFORMED,
                    where + " holds " + token.length()
                            + " characters that are not a token: some of them are white space or" + " outside ASCII.",
                    "Point the variable at the projected token as EKS mounts it, and at nothing else.",
                    null);
        }
        return token;
    }

    private static String text(Path file) {
        try {
            return SmallFile.read(file, LARGEST);
        } catch (UnreadableFile e) {
            if (e.getCause() instanceof CharacterCodingException) {
                return "\uFFFD"; // Bytes that are no text are no token.
            }
            throw new SourceFault(
                    Kind.TOKEN_UNREADABLE,
                    "The token file " + file + " " + e.getMessage() + ".",
                    "Check that the pod mounts the projected token there. For a non-root user, check that the pod's security"
                            + " context sets fsGroup. If the mount is missing, recreate the pod.",
                    e);
        }
    }
}
