package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SessionTagMode;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.SessionSettings;
import com.aa.nxop.access.internal.text.SessionTagSyntax;
import com.aa.nxop.access.internal.text.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tags of AssumeRole: which are passed with the call, and which the session inherits.
 *
 * <p>EKS Pod Identity makes its six tags transitive, and STS refuses a call that passes one of them again; every other source has
 * none, and there they must be passed.
 *
 * @param passed with the call
 * @param inherited as far as they are known here; EKS set them
 */
public record SessionTags(Map<String, String> passed, Map<String, String> inherited) {
    /**
     * Decides by the mode and the source.
     *
     * @param mode {@code AUTO} or what the user insists on
     * @throws AccessException if STS would refuse the tags for their form
     */
    static SessionTags of(SessionTagMode mode, SourceKind source, SessionSettings settings, Workload workload) {
        Map<String, String> passed = new LinkedHashMap<>();
        if (passes(mode, source)) {
            passed.putAll(workload.tags());
        }
        passed.putAll(settings.tags());
        check(passed);
        return new SessionTags(
                Collections.unmodifiableMap(passed), inherits(mode, source) ? workload.tags() : Map.of());
    }

    private static boolean passes(SessionTagMode mode, SourceKind source) {
        return mode == SessionTagMode.PASS || (mode == SessionTagMode.AUTO && !source.tagsItsSessions());
    }

    private static boolean inherits(SessionTagMode mode, SourceKind source) {
        return mode == SessionTagMode.INHERIT || (mode == SessionTagMode.AUTO && source.tagsItsSessions());
    }

    private static void check(Map<String, String> tags) {
        if (tags.size() > SessionTagSyntax.MOST) {
            throw new AccessException(
                    CoreFinding.TAGS_INVALID,
                    "The session would carry " + tags.size() + " tags: STS takes at most " + SessionTagSyntax.MOST
                            + ".",
                    "Remove tags from NXOP_SESSION_TAGS: the tags that identify the pod count, too.");
        }
        tags.forEach((key, value) -> {
            if (!SessionTagSyntax.isValue(value)) {
                throw new AccessException(
                        CoreFinding.TAGS_INVALID,
                        "The tag " + key
                                + " has a value that STS does not accept: write at most 256 letters, digits, spaces and"
                                + " _.:/=+-@.",
                        "Set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT, NXOP_POD_NAME or NXOP_POD_UID to a value that STS accepts:"
                                + " this one comes from the pod's token.");
            }
        });
    }

    /** For the log. */
    String counted() {
        return (inherited.isEmpty() ? "" : "inherited, ") + passed.size() + " passed";
    }

    /** For people: each tag on a line of its own, as the condition key that a trust policy would name. */
    String described() {
        StringBuilder lines = new StringBuilder();
        inherited.forEach((key, value) -> lines.append(line(key, value, "inherited")));
        passed.forEach((key, value) -> lines.append(line(key, value, "passed")));
        return lines.isEmpty() ? "\n      no tags" : lines.toString();
    }

    private static String line(String key, String value, String how) {
        return "\n      aws:RequestTag/" + key + " = " + value + " (" + how + ")";
    }
}
