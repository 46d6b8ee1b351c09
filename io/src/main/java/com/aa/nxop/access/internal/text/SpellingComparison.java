package com.aa.nxop.access.internal.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far a name is from another. */
public final class SpellingComparison {
    private SpellingComparison() {}

    /** The one that is not so far from the name, and no other is nearer; nothing if all are farther than that. */
    public static Optional<String> nearest(String name, Collection<String> others, int mostEdits) {
        return others.stream()
                .filter(other -> Math.abs(other.length() - name.length()) <= mostEdits)
                .filter(other -> edits(name, other) <= mostEdits)
                .min(Comparator.comparingInt(other -> edits(name, other)));
    }

    /** Levenshtein's distance: characters to insert, to delete or to replace. */
    static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
