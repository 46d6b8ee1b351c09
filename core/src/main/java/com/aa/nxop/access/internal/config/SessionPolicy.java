package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Reads a session policy: read once, so that every session of a process has the same.
 *
 * <p>The JSON parser is the AWS SDK's own, which is on the class path anyway: it is protected API, which AWS keeps compatible
 * because modules of different versions must work together.
 */
final class SessionPolicy {
    /** STS API reference, AssumeRole, Policy. */
    private static final int LONGEST = 2048;
    /** With room for white space at both ends, which does not count. */
    private static final int LARGEST_FILE = 64 * 1024;

    private SessionPolicy() {}

    static Optional<String> read(ConfiguredValue found, ConfigProblems problems) {
        return problems.path(found, CoreFinding.CONFIG_SESSION_POLICY).flatMap(path -> read(path, found, problems));
    }

    private static Optional<String> read(Path path, ConfiguredValue found, ConfigProblems problems) {
        try {
            String policy = SmallFile.read(path, LARGEST_FILE).strip();
            if (policy.length() > LONGEST) {
                problems.add(
                        CoreFinding.CONFIG_SESSION_POLICY,
                        found,
                        "the file has " + policy.length() + " characters, and STS takes at most " + LONGEST
                                + ". Shorten the policy: it can only narrow what the role allows.");
            } else if (!isObject(policy)) {
                problems.add(
                        CoreFinding.CONFIG_SESSION_POLICY,
                        found,
                        "the file is not a JSON object. Write an IAM policy with Version and Statement.");
            }
            return Optional.of(policy);
        } catch (UnreadableFile e) {
            problems.add(
                    CoreFinding.CONFIG_SESSION_POLICY,
                    found,
                    "the file " + e.getMessage()
                            + ". Check that it is mounted and readable by the application's user, or leave the setting out.");
            return Optional.empty();
        }
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
