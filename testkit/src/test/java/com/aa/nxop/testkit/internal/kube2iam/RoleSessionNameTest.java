package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleSessionNameTest {
    /** From the published test vectors of FNV-1a. */
    @ParameterizedTest
    @CsvSource({"'', 811c9dc5", "a, e40c292c", "foobar, bf9cf968"})
    void hashesAsKube2iamDoes(String text, String hash) {
        assertThat(Integer.toHexString(RoleSessionName.fnv1a(text))).isEqualTo(hash);
    }

    @Test
    void takesTheLastPartOfThePath() {
        assertThat(RoleSessionName.of("arn:aws:iam::285282426848:role/kpaas/apps/mine"))
                .isEqualTo(Integer.toHexString(RoleSessionName.fnv1a("10.0.47.113")) + "-mine");
    }

    @Test
    void fitsInto64Characters() {
        String name = RoleSessionName.of("arn:aws:iam::285282426848:role/" + "r".repeat(64));
        assertThat(name).hasSize(64).endsWith("rrr");
    }
}
