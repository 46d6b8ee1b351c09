package com.aa.nxop.proofs.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tests that documents name as proof exist. */
final class TestNames {
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    /** Source by the class's name; two of one name count as one. */
    private final Map<String, String> sources = new HashMap<>();

    private TestNames() {}

    static TestNames ofRepository() throws IOException {
        TestNames tests = new TestNames();
        for (Path file : SourceTree.files(Document.ROOT)) {
            if (file.toString().matches(".*src/test/java.*\\.java")) {
                String name = file.getFileName().toString().replace(".java", "");
                tests.sources.merge(name, Files.readString(file), String::concat);
            }
        }
        return tests;
    }

    List<Problem> check(Document document) {
        List<Problem> problems = new ArrayList<>();
        List<String> prose = document.prose();
        for (int i = 0; i < prose.size(); i++) {
            for (MatchResult name : NAME.matcher(prose.get(i)).results().toList()) {
                String source = sources.getOrDefault(name.group(1), "");
                String method = name.group(2);
                if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
                    problems.add(new Problem(
                            document.name(),
                            i + 1,
                            "test",
                            "there is no " + name.group(),
                            "name the test that proves it now"));
                }
            }
        }
        return problems;
    }
}
