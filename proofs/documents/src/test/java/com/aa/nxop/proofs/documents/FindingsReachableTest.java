package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No finding is there for nothing: some class of some module raises it, and some test has seen it. */
class FindingsReachableTest {
    private static final List<String> MODULES = List.of("io", "core", "doctor", "s3", "msk", "docdb", "examples");

    /** They name all findings, or many, whether anybody raises them or not. */
    private static final Set<String> LISTS = Set.of("FindingTest.java", "CoreFinding.java");

    /** A finding that a class compares with would count, too: some class raises it as well. */
    private static final Pattern RAISING = Pattern.compile("\\w*Finding\\.([A-Z0-9_]+)\\b");

    /** A constant, an id of several words, or one of a single word as a whole text: no other word of a sentence. */
    private static final Pattern NAMING =
            Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b|[a-z0-9]+(?:-[a-z0-9]+)+|(?<=\")[a-z]+(?=\")");

    private static final Set<String> RAISED = found(RAISING, 1, "src/main/java");
    private static final Set<String> NAMED = found(NAMING, 0, "src/test/java");

    private static Set<String> found(Pattern pattern, int group, String folder) {
        return pattern.matcher(sources(folder))
                .results()
                .map(result -> result.group(group))
                .collect(Collectors.toSet());
    }

    private static String sources(String folder) {
        StringBuilder all = new StringBuilder();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", "..", module, folder))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !LISTS.contains(file.getFileName().toString()))
                        .sorted()
                        .forEach(file -> all.append(text(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replaceAll("(?sm)^ */\\*.*?\\*/|^ *//[^\n]*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean raised(String constant) {
        return RAISED.contains(constant);
    }

    private static boolean tested(String constant) {
        return NAMED.contains(constant)
                || NAMED.contains(constant.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @ParameterizedTest
    @MethodSource("com.aa.nxop.proofs.documents.AllFindings#values")
    void someClassRaisesItAndSomeTestHasSeenIt(Finding finding) {
        assertThat(raised(finding.name())).as("%s is raised by nobody", finding).isTrue();
        assertThat(tested(finding.name())).as("%s is in no test", finding).isTrue();
    }

    /** A scan that finds everything would prove nothing. */
    @Test
    void aFindingThatNobodyKnowsWouldBeNoticed() {
        assertThat(raised("NO_FINDING_HAS_THIS_NAME")).isFalse();
        assertThat(tested("NO_FINDING_HAS_THIS_NAME")).isFalse();
    }
}
