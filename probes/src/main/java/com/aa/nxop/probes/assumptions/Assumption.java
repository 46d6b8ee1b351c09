package com.aa.nxop.probes.assumptions;

import java.util.List;

/**
 * A belief about AWS, or about what a platform does, on which the SDK or the sandbox depends.
 *
 * @param id of its area and a number; it never changes
 * @param source the page, issue or capture that says so
 * @param encodedIn simple names of classes that would be wrong if it were wrong
 * @param probes ids of probes that test it
 */
record Assumption(
        String id, String sentence, EvidenceStatus status, String source, List<String> encodedIn, List<String> probes) {
    static Assumption of(
            String id, EvidenceStatus status, String sentence, String source, String encodedIn, String probes) {
        return new Assumption(id, sentence, status, source, words(encodedIn), words(probes));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
