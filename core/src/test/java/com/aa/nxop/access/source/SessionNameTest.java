package com.aa.nxop.access.source;

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

    @ParameterizedTest
    @CsvSource({
        "flights, scheduler, scheduler-0, flights.scheduler.scheduler-0",
        "flights, scheduler, '', flights.scheduler",
        "'', '', scheduler-0, scheduler-0",
        "flights, '', '', flights",
        "f, '', '', f-252f10c8",
        "a b, s, p, a-b.s.p-3334b97f",
        "flights, système, p, flights.syst-me.p-5d4d2a38",
        "a:b, s, p, a-b.s.p-3b931127",
    })
    void isMadeOfNamespaceServiceAccountAndPod(String namespace, String serviceAccount, String pod, String expected) {
        assertThat(name(namespace, serviceAccount, pod)).contains(expected);
    }

    @Test
    void nothingKnownGivesNoName() {
        assertThat(name("", "", "")).isEmpty();
    }

    @Test
    void aNameOf64CharactersStaysAsItIs() {
        assertThat(name("n".repeat(20), "s".repeat(20), "p".repeat(22)))
                .contains("n".repeat(20) + "." + "s".repeat(20) + "." + "p".repeat(22));
    }

    @Test
    void aLongerOneEndsInAHashOfTheWhole() {
        Optional<String> one = name("n".repeat(63), "s".repeat(63), "pod-1");
        Optional<String> other = name("n".repeat(63), "s".repeat(63), "pod-2");
        assertThat(one)
                .get()
                .asString()
                .hasSize(64)
                .startsWith("n".repeat(55) + "-")
                .isNotEqualTo(other.orElseThrow());
    }

    @Test
    void isTheSameOnEveryRefreshAndRestart() {
        assertThat(name("n".repeat(63), "s".repeat(63), "pod-1")).contains("n".repeat(55) + "-f4066e90");
        assertThat(name("n", "s", "p")).isEqualTo(name("n", "s", "p"));
    }

    @Test
    void isLegalWhateverThePodIsCalledAndDiffersForDifferentPods() {
        Set<String> names = new HashSet<>();
        String[] parts = {"a", "a.b", "é", "é/è", "漢字", "a".repeat(63), "A_+=,.@-9", "x\ny", "😀"};
        for (String namespace : parts) {
            for (String serviceAccount : parts) {
                for (String pod : parts) {
                    String name = name(namespace, serviceAccount, pod).orElseThrow();
                    assertThat(name).matches("[A-Za-z0-9_+=,.@-]{2,64}");
                    names.add(name);
                }
            }
        }
        // "a" + "a.b" reads as "a.a" + "b": Kubernetes allows dots in the names of pods and service accounts.
        assertThat(names).hasSizeGreaterThan(parts.length * parts.length * parts.length - 10);
    }
}
