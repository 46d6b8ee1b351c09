package com.aa.nxop.proofs.house;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges the names of types by the last word of each, which says what the type is.
 *
 * @param nouns that may be the last word
 */
record TypeNames(List<String> nouns) {
    private static final String LIST = "type-name-nouns.txt";
    private static final Pattern LAST_WORD = Pattern.compile("^.*(?=[A-Z])");

    /** The list of the house: one noun a line. */
    static TypeNames ofTheHouse() throws IOException {
        try (InputStream list = TypeNames.class.getResourceAsStream("/" + LIST)) {
            return new TypeNames(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    /**
     * What a writer must decide.
     *
     * @param types fully qualified names of top-level types
     */
    List<String> problems(List<String> types) {
        List<String> problems = new ArrayList<>();
        Set<String> used = new HashSet<>();
        Map<String, List<String>> bySimpleName = types.stream()
                .sorted()
                .collect(Collectors.groupingBy(TypeNames::simple, TreeMap::new, Collectors.toList()));
        bySimpleName.forEach((name, all) -> {
            String last = LAST_WORD.matcher(name).replaceFirst("");
            used.add(last);
            if (!nouns.contains(last)) {
                problems.add(
                        all.get(0) + ": " + last + " is not in " + LIST
                                + " -> end the name with a noun of the list that says what the type is, or add a noun as a decision");
            }
            if (all.size() > 1) {
                problems.add(String.join(" and ", all) + " have one simple name -> rename one");
            }
        });
        nouns.stream()
                .filter(noun -> !used.contains(noun))
                .forEach(noun -> problems.add(LIST + ": no type's name ends with " + noun + " -> remove the line"));
        return problems;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
