package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import com.aa.nxop.access.internal.text.UnusableToken.Reason;
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

    /** Reads the token, without the line end that some tools add. */
    public static String read(Path file) throws UnusableToken {
        return check(text(file), "The token file " + file);
    }

    /**
     * Checks a token that came from anywhere.
     *
     * @param where for the message, for example {@code The token file /var/run/…}
     */
    public static String check(String text, String where) throws UnusableToken {
        String token = text.strip();
        if (token.isEmpty()) {
            throw new UnusableToken(Reason.EMPTY, where + " is empty.", null);
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new UnusableToken(
                    Reason.MALFORMED,
                    where + " holds " + token.length() + " characters that are no token: there is white space or a"
                            + " character outside ASCII among them.",
                    null);
        }
        return token;
    }

    private static String text(Path file) throws UnusableToken {
        try {
            return SmallFile.read(file, LARGEST);
        } catch (UnreadableFile e) {
            if (e.getCause() instanceof CharacterCodingException) {
                return "\uFFFD"; // Bytes that are no text are no token.
            }
            throw new UnusableToken(Reason.UNREADABLE, "The token file " + file + " " + e.getMessage() + ".", e);
        }
    }
}
