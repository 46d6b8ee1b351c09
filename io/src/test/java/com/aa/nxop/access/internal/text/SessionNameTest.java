package com.aa.nxop.access.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MSK closes connections whose principal changes, and the session name is part of the principal. */
class SessionNameTest {
    private static Optional<String> name(String namespace, String serviceAccount, String pod) {
        return SessionName.of(new Workload(
                Optional.empty(),
                Optional.of(namespace).filter(text -> !text.isEmpty()),
                Optional.of(serviceAccount).filter(text -> !text.isEmpty()),
                Optional.of(pod).filter(text -> !text.isEmpty()),
                Optional.of("any-uid")));
    }

    /** No two of these read alike: a part that is missing leaves its place. */
    @ParameterizedTest
    @CsvSource({
        "flights, scheduler, scheduler-0, flights.scheduler.scheduler-0",
        "flights, scheduler, '', flights.scheduler",
        "flights, '', scheduler-0, flights..scheduler-0",
        "'', flights, scheduler, .flights.scheduler",
        "'', '', scheduler-0, ..scheduler-0",
        "flights, '', '', flights",
        "f, '', '', f@HASH",
        "flights, app, prod.api-0, flights.app.prod-api-0@HASH",
        "flights, app.prod, api-0, flights.app-prod.api-0@HASH",
        "a b, s, p, a-b.s.p@HASH",
        "flights, système, p, flights.syst-me.p@HASH",
        "a:b, s, p, a-b.s.p@HASH",
        "flights, user@example, p, flights.user-example.p@HASH",
    })
    void isMadeOfNamespaceServiceAccountAndPod(String namespace, String serviceAccount, String pod, String expected) {
        assertThat(name(namespace, serviceAccount, pod).map(name -> name.replaceAll("@[0-9a-f]{20}$", "@HASH")))
                .contains(expected);
    }

    @Test
    void nothingKnownGivesNoName() {
        assertThat(name("", "", "")).isEmpty();
    }

    /** Their names used to be joined to one and the same. */
    @Test
    void dotsInTheNamesOfServiceAccountsAndPodsDoNotMakeTwoPodsOne() {
        assertThat(name("flights", "app", "prod.api-0")).isNotEqualTo(name("flights", "app.prod", "api-0"));
        assertThat(name("flights", "app", "")).isNotEqualTo(name("flights", "", "app"));
        assertThat(name("flights", "1:a", "b")).isNotEqualTo(name("flights", "1", "a:b"));
    }

    /** A pod that is called as another one's name reads with its hash. */
    @Test
    void noNameOfAPodMakesAHash() {
        String hashed = name("n", "s".repeat(63), "p").orElseThrow();
        assertThat(hashed).hasSize(64).startsWith("n." + "s".repeat(41) + "@");
        assertThat(name("n", hashed.substring(2), "")).isNotEqualTo(Optional.of(hashed));
    }

    @Test
    void aNameOf64CharactersStaysAsItIs() {
        assertThat(name("n".repeat(20), "s".repeat(20), "p".repeat(22)))
                .contains("n".repeat(20) + "." + "s".repeat(20) + "." + "p".repeat(22));
    }

    @Test
    void aLongerOneEndsInAHashOf80BitsOfTheWhole() {
        Optional<String> one = name("n".repeat(63), "s".repeat(63), "pod-1");
        Optional<String> other = name("n".repeat(63), "s".repeat(63), "pod-2");
        assertThat(one).get().asString().matches("n{43}@[0-9a-f]{20}").isNotEqualTo(other.orElseThrow());
    }

    @Test
    void isTheSameOnEveryRefreshAndRestart() {
        assertThat(name("n".repeat(63), "s".repeat(63), "pod-1")).contains("n".repeat(43) + "@1e5ce4a28b50e5cc5f5b");
        assertThat(name("n", "s", "p")).isEqualTo(name("n", "s", "p"));
    }

    @Test
    void isLegalWhateverThePodIsCalledAndDiffersForDifferentPods() {
        Set<String> names = new HashSet<>();
        String[] parts = {"a", "a.b", "b", "b.a", "é", "é/è", "漢字", "a".repeat(63), "A_+=,.@-9", "x\ny", "😀", ""};
        for (String namespace : parts) {
            for (String serviceAccount : parts) {
                for (String pod : parts) {
                    name(namespace, serviceAccount, pod).ifPresent(name -> {
                        assertThat(name).matches("[A-Za-z0-9_+=,.@-]{2,64}");
                        assertThat(names.add(name)).as(name).isTrue();
                    });
                }
            }
        }
        assertThat(names).hasSize(parts.length * parts.length * parts.length - 1);
    }
}
