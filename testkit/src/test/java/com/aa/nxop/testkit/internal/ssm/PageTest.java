package com.aa.nxop.testkit.internal.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static List<Parameter> parameters(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> new Parameter("/p" + i, Parameter.Kind.STRING, "v"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 1", "1, 10, 1", "10, 10, 1", "11, 10, 2", "20, 10, 2", "21, 10, 3", "5, 1, 5", "5, 2, 3"})
    void leavesNothingOutAndRepeatsNothing(int n, int size, int pages) {
        List<Parameter> all = parameters(n);
        List<Parameter> seen = new ArrayList<>();
        @Nullable String token = null;
        int count = 0;
        do {
            Page page = Page.of(all, size, token);
            assertThat(page.parameters()).hasSizeLessThanOrEqualTo(size);
            seen.addAll(page.parameters());
            token = page.next();
            count++;
        } while (token != null);
        assertThat(seen).isEqualTo(all);
        assertThat(count).isEqualTo(pages);
    }

    @Test
    void continuesWithAnotherSize() {
        List<Parameter> all = parameters(9);
        String token = Objects.requireNonNull(Page.of(all, 2, null).next());
        assertThat(Page.of(all, 5, token).parameters()).isEqualTo(all.subList(2, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "bnhvcA==", "made-up"})
    void refusesTokensOfOthers(String token) {
        assertThatThrownBy(() -> Page.of(parameters(20), 10, token))
                .isInstanceOfSatisfying(
                        SsmRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo("InvalidNextToken"))
                .hasMessage("The specified token isn't valid.");
    }

    @Test
    void refusesATokenForMoreThanThereIs() {
        String token = Objects.requireNonNull(Page.of(parameters(20), 10, null).next());
        assertThatThrownBy(() -> Page.of(parameters(5), 10, token)).hasMessage("The specified token isn't valid.");
    }
}
