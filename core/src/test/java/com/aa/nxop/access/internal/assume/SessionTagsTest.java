package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SessionTagMode;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.SessionSettings;
import com.aa.nxop.access.internal.text.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tags are passed and which inherited, mode by mode and source by source. */
class SessionTagsTest {
    private static final Workload POD = new Workload(
            Optional.of("arn:aws:eks:us-east-1:285282426848:cluster/kpaas"),
            Optional.of("flights"),
            Optional.of("scheduler"),
            Optional.of("pod-1"),
            Optional.of("uid-1"));
    private static final Workload UNKNOWN =
            new Workload(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static SessionSettings settings(Map<String, String> tags) {
        return new SessionSettings(
                Optional.empty(),
                tags,
                SessionTagMode.AUTO,
                Duration.ofHours(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, POD_IDENTITY, false, true",
        "AUTO, WEB_IDENTITY, true, false",
        "INHERIT, POD_IDENTITY, false, true",
        "INHERIT, WEB_IDENTITY, false, true",
        "PASS, POD_IDENTITY, true, false",
        "PASS, WEB_IDENTITY, true, false",
        "NONE, POD_IDENTITY, false, false",
        "NONE, WEB_IDENTITY, false, false",
    })
    void theModeAndTheSourceDecide(SessionTagMode mode, SourceKind source, boolean passes, boolean inherits) {
        SessionTags tags = SessionTags.of(mode, source, settings(Map.of("team", "ops")), POD);
        Map<String, String> passed = new LinkedHashMap<>(passes ? POD.tags() : Map.of());
        passed.put("team", "ops");
        assertThat(tags.passed()).as("the user's own are always passed").containsExactlyEntriesOf(passed);
        assertThat(tags.inherited()).isEqualTo(inherits ? POD.tags() : Map.of());
    }

    @Test
    void everyTagIsShownAsTheConditionKeyOfATrustPolicy() {
        SessionTags tags =
                SessionTags.of(SessionTagMode.AUTO, SourceKind.POD_IDENTITY, settings(Map.of("team", "ops")), POD);
        assertThat(tags.described())
                .isEqualTo("\n      aws:RequestTag/kubernetes-namespace = flights (inherited)"
                        + "\n      aws:RequestTag/kubernetes-service-account = scheduler (inherited)"
                        + "\n      aws:RequestTag/kubernetes-pod-name = pod-1 (inherited)"
                        + "\n      aws:RequestTag/kubernetes-pod-uid = uid-1 (inherited)"
                        + "\n      aws:RequestTag/eks-cluster-arn = arn:aws:eks:us-east-1:285282426848:cluster/kpaas (inherited)"
                        + "\n      aws:RequestTag/eks-cluster-name = kpaas (inherited)"
                        + "\n      aws:RequestTag/team = ops (passed)");
        assertThat(tags.counted()).isEqualTo("inherited, 1 passed");
    }

    @Test
    void noTagsAtAllAreShownAsNone() {
        assertThat(SessionTags.of(SessionTagMode.NONE, SourceKind.WEB_IDENTITY, settings(Map.of()), UNKNOWN)
                        .described())
                .isEqualTo("\n      no tags");
    }

    private static Map<String, String> many(int count) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            tags.put("k" + i, "v");
        }
        return tags;
    }

    @Test
    void thePodsOwnTagsCountAmongTheFifty() {
        assertThat(SessionTags.of(SessionTagMode.PASS, SourceKind.WEB_IDENTITY, settings(many(44)), POD)
                        .passed())
                .hasSize(50);
        AccessException failure = catchThrowableOfType(
                AccessException.class,
                () -> SessionTags.of(SessionTagMode.PASS, SourceKind.WEB_IDENTITY, settings(many(45)), POD));
        assertThat(failure).hasMessage("""
                The session would carry 51 tags: STS takes at most 50.
                  Remedy: Remove tags from NXOP_SESSION_TAGS: the tags that identify the pod count, too.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#tags-invalid""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*b", "a\nb", "${x}"})
    void aTokenThatNamesThePodInCharactersThatNoTagCanHave(String name) {
        Workload odd = new Workload(
                Optional.empty(), Optional.of("flights"), Optional.empty(), Optional.of(name), Optional.empty());
        AccessException failure = catchThrowableOfType(
                AccessException.class,
                () -> SessionTags.of(SessionTagMode.PASS, SourceKind.WEB_IDENTITY, settings(Map.of()), odd));
        assertThat(failure).hasMessage("""
                The tag kubernetes-pod-name has a value that STS does not accept: write at most 256 letters, digits, spaces \
                and _.:/=+-@.
                  Remedy: Set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT, NXOP_POD_NAME or NXOP_POD_UID to a value that STS \
                accepts: this one comes from the pod's token.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#tags-invalid""");
    }

    @Test
    void whatIsInheritedIsNotChecked() {
        Workload odd =
                new Workload(Optional.empty(), Optional.of("*"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(SessionTags.of(SessionTagMode.AUTO, SourceKind.POD_IDENTITY, settings(Map.of()), odd)
                        .passed())
                .isEmpty();
    }

    @Test
    void aValueHasAtMost256Characters() {
        Workload fits = new Workload(
                Optional.empty(), Optional.of("n".repeat(256)), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(SessionTags.of(SessionTagMode.PASS, SourceKind.WEB_IDENTITY, settings(Map.of()), fits)
                        .passed())
                .hasSize(1);
        Workload tooLong = new Workload(
                Optional.empty(), Optional.of("n".repeat(257)), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(catchThrowableOfType(
                        AccessException.class,
                        () -> SessionTags.of(
                                SessionTagMode.PASS, SourceKind.WEB_IDENTITY, settings(Map.of()), tooLong)))
                .isNotNull();
    }
}
