package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodRecordTest {
    private static final NodeSettings NODE =
            new NodeSettings("arn:aws:iam::285282426848:role/kpaas-node", "fxip-ms-dev");

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final PodRecord pod = new PodRecord(NODE, () -> now);

    @Test
    void hasNoRoleInTheBeginning() {
        assertThatThrownBy(pod::role).hasMessage("unable to find role for IP 10.0.47.113");
        assertThat(pod.externalId()).isNull();
    }

    @Test
    void looksForThePodBeforeItLooksForItsRole() {
        pod.unknownFor(1);
        assertThatThrownBy(pod::role).hasMessage("pod with specificed IP \"10.0.47.113\" not found");
        assertThatThrownBy(pod::role).hasMessage("unable to find role for IP 10.0.47.113");
    }

    @Test
    void looksForTheRoleBeforeItLooksAtTheNamespace() {
        pod.allow(List.of());
        assertThatThrownBy(pod::role).hasMessage("unable to find role for IP 10.0.47.113");
        pod.annotate("app");
        assertThatThrownBy(pod::role)
                .hasMessage("role requested arn:aws:iam::285282426848:role/app not valid for namespace of pod at"
                        + " 10.0.47.113 with namespace fxip-ms-dev")
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    @Test
    void endsARaceAtItsMoment() {
        pod.annotate("app");
        pod.unknownFor(Duration.ofSeconds(2));
        assertThatThrownBy(pod::role).isInstanceOf(Refusal.class);
        now = now.plusMillis(1999);
        assertThatThrownBy(pod::role).isInstanceOf(Refusal.class);
        now = now.plusMillis(1);
        assertThat(pod.role()).isEqualTo("arn:aws:iam::285282426848:role/app");
    }

    @Test
    void takesBothRacesOneAfterTheOther() {
        pod.annotate("app");
        pod.unknownFor(Duration.ofSeconds(2));
        pod.unknownFor(1);
        now = now.plusSeconds(2);
        assertThatThrownBy(pod::role).isInstanceOf(Refusal.class);
        assertThat(pod.role()).isNotEmpty();
    }

    @Test
    void keepsItsExternalIdUntilItIsTakenAway() {
        pod.externalId("x");
        assertThat(pod.externalId()).isEqualTo("x");
        pod.externalId(null);
        assertThat(pod.externalId()).isNull();
    }
}
