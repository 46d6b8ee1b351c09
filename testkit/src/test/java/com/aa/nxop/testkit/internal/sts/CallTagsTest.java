package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTagsTest {
    private static final String CONFLICT = "One of the specified transitive tag keys can't be set because it conflicts"
            + " with a transitive tag key from the calling session.";

    @Test
    void withoutAnyThereAreNone() {
        CallTags tags = check(List.of(), List.of(), null);

        assertThat(tags.none()).isTrue();
        assertThat(tags.all()).isEmpty();
        assertThat(tags.allTransitive()).isEmpty();
    }

    @Test
    void passedOnesAreNotTransitiveUnlessNamed() {
        CallTags tags = check(List.of(new Tag("a", "1"), new Tag("b", "2")), List.of("b"), null);

        assertThat(tags.none()).isFalse();
        assertThat(tags.all()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(tags.allTransitive()).containsExactly("b");
    }

    @Test
    void transitiveKeysTakeTheCaseOfTheTag() {
        assertThat(check(List.of(new Tag("Team", "1")), List.of("TEAM"), null).transitive())
                .containsExactly("Team");
    }

    @Test
    void inheritedOnesStayTransitive() {
        CallTags tags = check(List.of(new Tag("b", "2")), List.of(), caller(Map.of("a", "1"), Set.of("a")));

        assertThat(tags.none()).isFalse();
        assertThat(tags.inherited()).containsExactly(Map.entry("a", "1"));
        assertThat(tags.all()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(tags.allTransitive()).containsExactly("a");
    }

    @Test
    void aTagOfTheCallerThatIsNotTransitiveMayBePassed() {
        CallTags tags = check(List.of(new Tag("a", "2")), List.of(), caller(Map.of("a", "1"), Set.of()));

        assertThat(tags.all()).containsExactly(Map.entry("a", "2"));
        assertThat(tags.inherited()).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"a, 1", "a, 2", "A, 1"})
    void aTransitiveTagOfTheCallerMayNot(String key, String value) {
        AccountSession caller = caller(Map.of("a", "1", "b", "2"), Set.of("a"));

        assertThatThrownBy(() -> check(List.of(new Tag(key, value)), List.of(), caller))
                .isInstanceOf(StsRefusal.class)
                .hasMessage(CONFLICT);
        assertThatThrownBy(() -> check(List.of(new Tag(key, value)), List.of(key), caller))
                .hasMessage(CONFLICT);
    }

    @Test
    void anInheritedKeyCannotBeNamedTransitiveWithoutItsTag() {
        assertThatThrownBy(() -> check(List.of(), List.of("a"), caller(Map.of("a", "1"), Set.of("a"))))
                .hasMessage("The specified transitive tag key must be included in the requested tags.");
    }

    @Test
    void duplicatesAreFoundBeforeConflicts() {
        assertThatThrownBy(() -> check(
                        List.of(new Tag("a", "1"), new Tag("A", "2")),
                        List.of(),
                        caller(Map.of("a", "1"), Set.of("a"))))
                .hasMessage("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"aws:x, true", "AWS:X, true", "aws, false", "awsx:y, false", "my:aws:x, false"})
    void onlyThePrefixIsReserved(String key, boolean reserved) {
        if (reserved) {
            assertThatThrownBy(() -> check(List.of(new Tag(key, "1")), List.of(), null))
                    .hasMessage("Tag keys that start with 'aws:' are reserved for system use.");
        } else {
            assertThat(check(List.of(new Tag(key, "1")), List.of(), null).all()).containsKey(key);
        }
    }

    private static CallTags check(List<Tag> tags, List<String> transitive, @Nullable AccountSession caller) {
        return CallTags.check(
                new RoleRequest(World.TARGET, "app", null, tags, transitive, null, null, null, null), caller);
    }

    private static AccountSession caller(Map<String, String> tags, Set<String> transitive) {
        return new AccountSession(
                "ASIA", "secret", "token", Role.of(World.SOURCE, "{}", "{}"), "pod", tags, transitive, Instant.MAX);
    }
}
