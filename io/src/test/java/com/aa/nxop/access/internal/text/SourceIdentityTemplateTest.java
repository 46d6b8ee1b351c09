package com.aa.nxop.access.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceIdentityTemplateTest {
    private static final Workload POD = pod("fxip-ms-dev", "example-app", "example-app-1");

    private static Workload pod(String namespace, String serviceAccount, String name) {
        return new Workload(
                Optional.of("arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod"),
                Optional.of(namespace),
                Optional.of(serviceAccount),
                Optional.of(name),
                Optional.of("8c6d2e90"));
    }

    @ParameterizedTest
    @CsvSource({
        "crew-app, crew-app",
        "{namespace}.{service-account}, fxip-ms-dev.example-app",
        "nxop@{pod}, nxop@example-app-1",
        "{pod-uid}, 8c6d2e90",
        "{cluster}={namespace}, kpaas-nonprod=fxip-ms-dev",
        // The name of a fact alone is the fact.
        "namespace, fxip-ms-dev",
        "service-account, example-app",
        "pod, example-app-1",
        "pod-uid, 8c6d2e90",
        "cluster, kpaas-nonprod",
    })
    void isFilledWithFactsOfThePod(String setting, String identity) {
        SourceIdentityTemplate template = SourceIdentityTemplate.of(setting);
        assertThat(template.problem()).isEmpty();
        assertThat(template.unknown(POD)).isEmpty();
        assertThat(template.filled(POD)).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "crew app", "crew/app", "crew:app", "é-crew", "{namespace}/{pod}", "{", "}", "{namespace"})
    void hasTheRulesOfSts(String setting) {
        assertThat(SourceIdentityTemplate.of(setting).problem())
                .contains(
                        "a source identity must have 2 to 64 characters out of A-Z a-z 0-9 _ + = , . @ -. Write such a text, or facts"
                                + " of the pod: {namespace}, {service-account}, {pod}, {pod-uid}, {cluster}.");
    }

    @Test
    void mayHave64Characters() {
        assertThat(SourceIdentityTemplate.of("x".repeat(64)).problem()).isEmpty();
        assertThat(SourceIdentityTemplate.of("x".repeat(65)).problem()).isPresent();
        assertThat(SourceIdentityTemplate.of("x".repeat(65) + "{pod}").problem())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{NAMESPACE}", "{}", "{pod-name}", "{namespace}.{team}"})
    void namesNoFactThatNobodyKnows(String setting) {
        assertThat(SourceIdentityTemplate.of(setting).problem().orElseThrow())
                .matches(
                        "\\{.*} is not a fact of the pod. Write \\{namespace}, \\{service-account}, \\{pod}, \\{pod-uid},"
                                + " \\{cluster}, or a"
                                + " text without braces.");
    }

    @Test
    void whatIsNotKnownOfThePodIsNamed() {
        Workload nobody =
                new Workload(Optional.empty(), Optional.of("n"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(SourceIdentityTemplate.of("{namespace}.{service-account}").unknown(nobody))
                .contains(
                        "The SDK cannot derive the source identity (NXOP_SOURCE_IDENTITY={namespace}.{service-account}):"
                                + " neither the pod's"
                                + " token nor a variable gives {service-account}.");
        assertThat(SourceIdentityTemplate.of("crew-app").unknown(nobody)).isEmpty();
    }

    /** Names in Kubernetes may have 253 characters: a pod must not fail for a long one. */
    @Test
    void whatIsTooLongEndsInAHashThatTellsPodsApart() {
        SourceIdentityTemplate template = SourceIdentityTemplate.of("{namespace}.{pod}");
        String one = template.filled(pod("n".repeat(40), "s", "p".repeat(40) + "1"));
        String other = template.filled(pod("n".repeat(40), "s", "p".repeat(40) + "2"));
        assertThat(one).startsWith("n".repeat(40) + ".pp@").hasSize(64).isNotEqualTo(other);
        assertThat(template.filled(pod("n".repeat(40), "s", "p".repeat(40) + "1")))
                .isEqualTo(one);
        assertThat(SourceIdentityTemplate.of("{namespace}").filled(pod("n", "s", "p")))
                .startsWith("n@");
        assertThat(SourceIdentityTemplate.of("{namespace}").filled(pod("a b$", "s", "p")))
                .matches("a-b-@[0-9a-f]{20}");
    }
}
