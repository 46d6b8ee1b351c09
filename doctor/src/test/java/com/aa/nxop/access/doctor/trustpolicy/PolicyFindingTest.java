package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of all that was found: nothing twice, and the weightiest first. */
class PolicyFindingTest {
    private static String remarks(PolicyFinding... found) {
        return PolicyFinding.remarks(List.of(found)).stream()
                .map(PolicyRemark::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theWeightiestFirstAndOtherwiseAsFound() {
        assertThat(remarks(
                        new PolicyFinding(Kind.WEAK, "one", "a", "Weak."),
                        new PolicyFinding(Kind.BROKEN, "one", "b", "Broken."),
                        new PolicyFinding(Kind.UNKNOWN, "two", "c", "Unknown."),
                        new PolicyFinding(Kind.BLOCKS, "two", "d", "Second."),
                        new PolicyFinding(Kind.BLOCKS, "one", "e", "First.")))
                .isEqualTo("""
                        BLOCKS two: Second.
                        BLOCKS one: First.
                        UNKNOWN two: Unknown.
                        BROKEN one: Broken.
                        WEAK one: Weak.""");
    }

    @Test
    void whatBlocksIsNotCalledBrokenAgain() {
        assertThat(remarks(
                        new PolicyFinding(Kind.BROKEN, "one", "a", "Never matches."),
                        new PolicyFinding(Kind.BLOCKS, "one", "a", "Refuses the pod.")))
                .isEqualTo("BLOCKS one: Refuses the pod.");
    }

    @Test
    void theSameElementOfAnotherStatementIsAnother() {
        assertThat(remarks(
                        new PolicyFinding(Kind.BROKEN, "two", "a", "Never matches."),
                        new PolicyFinding(Kind.BLOCKS, "one", "a", "Refuses the pod.")))
                .isEqualTo("BLOCKS one: Refuses the pod.\nBROKEN two: Never matches.");
    }

    /** They say different things about it. */
    @Test
    void whatBlocksMayBeWeakAllTheSame() {
        assertThat(remarks(
                        new PolicyFinding(Kind.WEAK, "one", "a", "Lets others in."),
                        new PolicyFinding(Kind.BLOCKS, "one", "a", "Refuses the pod.")))
                .isEqualTo("BLOCKS one: Refuses the pod.\nWEAK one: Lets others in.");
    }

    @Test
    void theSameSentenceIsSaidOnce() {
        assertThat(remarks(
                        new PolicyFinding(Kind.BLOCKS, "one", "a", "Refuses the pod."),
                        new PolicyFinding(Kind.BLOCKS, "one", "b", "Refuses the pod.")))
                .isEqualTo("BLOCKS one: Refuses the pod.");
        assertThat(remarks()).isEmpty();
    }
}
