package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One limit since 2026-09-15: 4,096 bytes for the token as a whole. */
class TokenSizeTest {
    private static final CallTags NO_TAGS = new CallTags(Map.of(), Set.of(), Map.of());

    private static CallTags passing(String value) {
        return new CallTags(Map.of("k", value), Set.of(), Map.of());
    }

    @Test
    void isThatOfAnUsualTokenWithoutTags() {
        assertThat(TokenSize.check(NO_TAGS, null, 0)).isEqualTo(736);
    }

    /** The old limit of the packed tags alone was three quarters full with them. */
    @Test
    void podIdentitysTagsTakeAQuarterOfTheLimitPassedOrInherited() {
        int passed = TokenSize.of(new CallTags(World.POD_TAGS, Set.of(), Map.of()), null);
        assertThat(passed).isEqualTo(1116);
        assertThat(TokenSize.percent(passed)).isEqualTo(28);
        assertThat(TokenSize.of(new CallTags(Map.of(), Set.of(), World.POD_TAGS), null))
                .isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({"900, 22", "4095, 100", "4096, 100", "4097, 101", "40, 1", "41, 2"})
    void inPercentIsRoundedUp(int bytes, int percent) {
        assertThat(TokenSize.percent(bytes)).isEqualTo(percent);
    }

    @Test
    void reachesTheLimitExactly() {
        assertThat(TokenSize.check(passing("v".repeat(2515)), null, 0)).isEqualTo(4096);
    }

    @ParameterizedTest
    @CsvSource({"2516, 101", "5000, 181"})
    void isRefusedAboveTheLimit(int length, int percent) {
        assertThatThrownBy(() -> TokenSize.check(passing("v".repeat(length)), null, 0))
                .hasMessage("Packed size of session tags consumes " + percent + "% of allotted space.");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(TokenSize.of(passing("ä".repeat(90)), null)).isEqualTo(TokenSize.of(passing("v".repeat(180)), null));
    }

    @Test
    void countsTheSessionPolicyToo() {
        assertThat(TokenSize.of(NO_TAGS, "x".repeat(2400))).isEqualTo(736 + 400);
        assertThatThrownBy(() -> TokenSize.check(NO_TAGS, "x".repeat(8 * 2521), 0))
                .hasMessage("Packed size of session policy consumes 101% of allotted space.");
    }

    @Test
    void isFilledUp() {
        assertThat(TokenSize.check(NO_TAGS, null, 4096)).isEqualTo(4096);
        assertThat(TokenSize.check(passing("v".repeat(600)), null, 1000)).isEqualTo(1544);
    }
}
