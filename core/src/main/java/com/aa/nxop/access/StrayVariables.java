package com.aa.nxop.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Variables that are named like settings and are none, most likely because they are misspelt: nothing reads them, so nothing else would tell. */
final class StrayVariables {
    private static final String OURS = "NXOP_";
    /** What Kubernetes sets for each service of the namespace, here for those whose names begin with {@code nxop}. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(".*(_SERVICE_HOST|_PORT|_PORT_.*)");

    private static final int MOST_EDITS = 2;

    private StrayVariables() {}

    /**
     * A sentence for each of them, in the order of their names; never with a value.
     *
     * @param variables the names of all that are set
     */
    static List<String> notes(Collection<String> variables) {
        return variables.stream()
                .filter(name -> name.startsWith(OURS)
                        && !OF_A_SERVICE.matcher(name).matches()
                        && Arrays.stream(Setting.values())
                                .noneMatch(setting -> setting.variable().equals(name)))
                .sorted()
                .map(StrayVariables::note)
                .toList();
    }

    private static String note(String name) {
        return name + " is set and is no setting of this SDK"
                + meant(name).map(setting -> "; is " + setting + " meant?").orElse(".");
    }

    private static Optional<String> meant(String name) {
        return Arrays.stream(Setting.values())
                .map(Setting::variable)
                .filter(setting -> Math.abs(setting.length() - name.length()) <= MOST_EDITS)
                .filter(setting -> edits(name, setting) <= MOST_EDITS)
                .min(Comparator.comparingInt(setting -> edits(name, setting)));
    }

    /** Levenshtein's distance: characters to insert, to delete or to replace. */
    private static int edits(String from, String to) {
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
