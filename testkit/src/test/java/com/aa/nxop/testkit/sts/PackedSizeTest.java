package com.aa.nxop.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedSizeTest {
    private static final SessionTags NO_TAGS = new SessionTags(Map.of(), Set.of(), Map.of());

    @Test
    void isAboutWhatWasSeenWhereEksSetsItsTags() {
        assertThat(PackedSize.percent(new SessionTags(World.POD_TAGS, Set.of(), Map.of()), null))
                .isEqualTo(56);
    }

    @Test
    void isAboutWhatWasSeenOnTheNextCallOfTheChain() {
        assertThat(PackedSize.percent(new SessionTags(Map.of(), Set.of(), World.POD_TAGS), null))
                .isEqualTo(74);
    }

    @Test
    void isNothingForNothing() {
        assertThat(PackedSize.check(NO_TAGS, null)).isZero();
    }

    @ParameterizedTest(name = "value of {0}: {1} %")
    @CsvSource({"0, 1", "1, 2", "507, 100", "501, 99"})
    void roundsUp(int length, int percent) {
        assertThat(PackedSize.check(new SessionTags(Map.of("k", "v".repeat(length)), Set.of(), Map.of()), null))
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"508, 101", "600, 119", "1019, 200"})
    void hasALimit(int length, int percent) {
        assertThatThrownBy(() ->
                        PackedSize.check(new SessionTags(Map.of("k", "v".repeat(length)), Set.of(), Map.of()), null))
                .hasMessage("Packed size of session tags consumes " + percent + "% of allotted space.");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(PackedSize.percent(new SessionTags(Map.of("k", "ä".repeat(100)), Set.of(), Map.of()), null))
                .isEqualTo(41);
    }

    @Test
    void countsTheSessionPolicyToo() {
        assertThat(PackedSize.percent(NO_TAGS, "x".repeat(2048))).isEqualTo(50);
        assertThat(PackedSize.percent(NO_TAGS, "x")).isEqualTo(1);
        assertThatThrownBy(() -> PackedSize.check(NO_TAGS, "x".repeat(4104)))
                .hasMessage("Packed size of session policy consumes 101% of allotted space.");
    }
}
