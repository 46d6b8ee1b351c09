package com.aa.nxop.proofs.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Relative links lead to files that exist, and their anchors to headings; every document can be reached from README. */
final class Links {
    private static final int STEPS = 2;

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    /** Where a document names a file of the repository as code. */
    private static final Pattern NAMED = Pattern.compile("`((?:docs|examples|\\.ci)/[\\w./-]*\\w)`");

    private Links() {}

    static List<Problem> check(Document document) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<String> prose = document.prose();
        for (int i = 0; i < prose.size(); i++) {
            for (String target : targets(prose.get(i))) {
                Optional<String> wrong = follow(document, target);
                if (wrong.isPresent()) {
                    problems.add(new Problem(
                            document.name(),
                            i + 1,
                            "link",
                            wrong.get(),
                            "correct the link, or the heading that it leads to"));
                }
            }
            for (MatchResult named : NAMED.matcher(prose.get(i)).results().toList()) {
                if (!Files.exists(Document.ROOT.resolve(named.group(1)))) {
                    problems.add(new Problem(
                            document.name(), i + 1, "file", "there is no " + named.group(1), "correct the name"));
                }
            }
        }
        return problems;
    }

    private static List<String> targets(String line) {
        return LINK.matcher(CODE.matcher(line)
                        .replaceAll(code -> "x".repeat(code.group().length())))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    private static Optional<String> follow(Document from, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = resolve(from, parts[0]);
        if (!Files.exists(file)) {
            return Optional.of("there is no file " + target);
        }
        if (parts.length == 1) {
            return Optional.empty();
        }
        Document to = parts[0].isEmpty() ? from : Document.of(parts[0], Files.readString(file));
        return anchors(to).contains(parts[1]) ? Optional.empty() : Optional.of("there is no heading for " + target);
    }

    private static Path resolve(Document from, String target) {
        Path self = Document.ROOT.resolve(from.name());
        return target.isEmpty()
                ? Document.ROOT.resolve("README.md")
                : self.resolveSibling(target).normalize();
    }

    /** As GitHub makes them: lower case, spaces become hyphens, other signs are left out, and the second of a name gets a number. */
    static Set<String> anchors(Document document) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : document.prose()) {
            if (line.matches("#{1,6} .*")) {
                String slug = line.replaceFirst("#+ ", "")
                        .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int times = seen.merge(slug, 1, Integer::sum);
                anchors.add(times == 1 ? slug : slug + "-" + (times - 1));
            }
        }
        return anchors;
    }

    /** Those that no reader comes to in two steps from README. */
    static List<Problem> unreachable(List<Document> documents) {
        Map<Path, Document> byFile = new HashMap<>();
        documents.forEach(document -> byFile.put(Document.ROOT.resolve(document.name()), document));
        Set<Path> reached = new HashSet<>(Set.of(Document.ROOT.resolve("README.md")));
        for (int step = 1; step <= STEPS; step++) {
            for (Path page : List.copyOf(reached)) {
                Document document = byFile.get(page);
                if (document != null) {
                    document.prose().stream()
                            .flatMap(line -> targets(line).stream())
                            .forEach(target -> reached.add(resolve(document, target.split("#", 2)[0])));
                }
            }
        }
        return byFile.entrySet().stream()
                .filter(entry -> !reached.contains(entry.getKey()))
                .map(entry -> new Problem(
                        entry.getValue().name(),
                        1,
                        "reachable",
                        "README.md is more than two links away",
                        "link it in README.md, docs/guide/README.md or docs/internals/README.md"))
                .toList();
    }
}
