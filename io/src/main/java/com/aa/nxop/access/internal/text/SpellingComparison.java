package com.aa.nxop.access.internal.text;

import java.util.Arrays;

/** How far a name is from another. */
public final class SpellingComparison {
    private SpellingComparison() {}

    /** Levenshtein's distance: characters to insert, to delete or to replace. */
    public static int edits(String from, String to) {
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
