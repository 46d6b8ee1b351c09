package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "PT10M0.001S", "PT24H"})
    void aTimeOutOfItsRangeIsRefused(String time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiagnosisOptions.usual().withTimeout(Duration.parse(time)))
                .withMessage("A diagnosis takes 1 second to 10 minutes, not " + Duration.parse(time) + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT20S", "PT10M"})
    void itsEndsAreWithinIt(String time) {
        assertThat(DiagnosisOptions.usual().withTimeout(Duration.parse(time)).timeout())
                .isEqualTo(Duration.parse(time));
    }

    @Test
    void whatIsUsual() {
        DiagnosisOptions usual = DiagnosisOptions.usual();
        assertThat(usual.timeout()).hasSeconds(20);
        assertThat(usual.buckets()).isEmpty();
        assertThat(usual.trustPolicy()).isEmpty();
        usual.progress().accept(Check.ok("s3", "it", "seen"));
    }

    @Test
    void oneOptionLeavesTheOthers() {
        List<Check> told = new ArrayList<>();
        DiagnosisOptions all = DiagnosisOptions.usual()
                .withBuckets(List.of("one", "two"))
                .withTrustPolicy("{}")
                .withProgress(told::add)
                .withTimeout(Duration.ofSeconds(3));
        assertThat(all.buckets()).containsExactly("one", "two");
        assertThat(all.trustPolicy()).contains("{}");
        assertThat(all.timeout()).hasSeconds(3);
        all.progress().accept(Check.ok("s3", "it", "seen"));
        assertThat(told).hasSize(1);
    }

    @Test
    void aListThatChangesLaterChangesNothing() {
        List<String> names = new ArrayList<>(List.of("one"));
        DiagnosisOptions options = DiagnosisOptions.usual().withBuckets(names);
        names.add("two");
        assertThat(options.buckets()).containsExactly("one");
    }
}
