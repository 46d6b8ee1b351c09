package com.aa.nxop.proofs.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The blocks that a newcomer types, marked by {@code <!-- newcomer: WHAT -->}.
 *
 * @param what {@code sh}, {@code output}, or the name of a file
 */
record Newcomer(String what, String text) {
    private static final Pattern MARK = Pattern.compile("<!-- newcomer: (\\S+) -->");

    static List<Newcomer> steps(Document document) {
        List<Newcomer> steps = new ArrayList<>();
        for (Block block : document.blocks()) {
            String before = document.lines().get(block.line() - 3 < 0 ? 0 : block.line() - 3);
            MARK.matcher(before)
                    .results()
                    .map((MatchResult mark) -> new Newcomer(mark.group(1), block.text()))
                    .forEach(steps::add);
        }
        return steps;
    }

    static String text(Document document, String what) {
        return steps(document).stream()
                .filter(step -> step.what().equals(what))
                .map(Newcomer::text)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(document.name() + " has no block marked <!-- newcomer: " + what + " -->"));
    }
}
