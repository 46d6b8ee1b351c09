package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A session policy, as it stands in a file.
 *
 * <p>The JSON parser is the AWS SDK's own, which is on the class path anyway: it is protected API, which AWS keeps compatible
 * because modules of different versions must work together.
 *
 * @param problem what is wrong with the file, and what to do
 */
public record SessionPolicyText(String text, Optional<String> problem) {
    /** STS API reference, AssumeRole, Policy. */
    private static final int LONGEST = 2048;
    /** With room for white space at both ends, which does not count. */
    private static final int LARGEST_FILE = 64 * 1024;

    public static SessionPolicyText read(Path file) {
        try {
            String text = SmallFile.read(file, LARGEST_FILE).strip();
            return new SessionPolicyText(text, problem(text));
        } catch (UnreadableFile e) {
            return new SessionPolicyText(
                    "",
                    Optional.of(
                            "the file " + e.getMessage()
                                    + ". Check that it is mounted and readable by the application's user, or leave the setting out."));
        }
    }

    private static Optional<String> problem(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("the file has " + text.length() + " characters, and STS takes at most " + LONGEST
                    + ". Shorten the policy: it can only narrow what the role allows.");
        }
        return isObject(text)
                ? Optional.empty()
                : Optional.of("the file is not a JSON object. Write an IAM policy with Version and Statement.");
    }

    private static boolean isObject(String text) {
        try {
            // In brackets, because the parser stops at the end of the first value and would not see what follows it.
            List<JsonNode> values = JsonNode.parser().parse("[" + text + "]").asArray();
            return values.size() == 1 && values.get(0).isObject();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
