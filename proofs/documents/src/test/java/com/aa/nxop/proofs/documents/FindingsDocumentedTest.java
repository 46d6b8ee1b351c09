package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.spi.SettingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every message ends in a link to this guide: each finding has its section there, and each section is a finding. */
class FindingsDocumentedTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "troubleshooting.md");

    /** Text by heading, in the guide's order. */
    private final Map<String, String> sections = new LinkedHashMap<>();

    @BeforeEach
    void readTheGuide() throws IOException {
        for (String section : Arrays.stream(Files.readString(GUIDE).split("(?m)^## ", -1))
                .skip(1)
                .toList()) {
            int end = section.indexOf('\n');
            String before = sections.put(section.substring(0, end).strip(), section.substring(end));
            assertThat(before)
                    .as("a second section " + section.substring(0, end))
                    .isNull();
        }
    }

    @Test
    void everyFindingHasItsSection() {
        assertThat(sections.keySet())
                .containsAll(AllFindings.values().stream().map(Finding::id).toList());
    }

    @Test
    void everySectionIsAFinding() {
        assertThat(AllFindings.values().stream().map(Finding::id).toList()).containsAll(sections.keySet());
    }

    /** Of each module's; sections of adapters may stand between core's. */
    @Test
    void theSectionsStandInTheOrderOfTheFindings() {
        for (List<? extends Finding> module : AllFindings.byModule()) {
            List<String> ids = module.stream().map(Finding::id).toList();
            assertThat(sections.keySet().stream().filter(ids::contains)).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void everySectionSaysSymptomAndReasonAndSolution() {
        assertThat(sections)
                .allSatisfy((id, text) ->
                        assertThat(text).as(id).containsSubsequence("**Symptom.**", "**Reason.**", "**Solution.**"));
    }

    @Test
    void everyVariableOfOurOwnThatTheGuideNamesExists() {
        List<String> known =
                AllSettings.values().stream().map(SettingName::variable).toList();
        for (Map.Entry<String, String> section : sections.entrySet()) {
            assertThat(java.util.regex.Pattern.compile("NXOP_[A-Z_]+[A-Z]")
                            .matcher(section.getValue())
                            .results()
                            .map(java.util.regex.MatchResult::group)
                            .toList())
                    .as(section.getKey())
                    .isSubsetOf(known);
        }
    }
}
