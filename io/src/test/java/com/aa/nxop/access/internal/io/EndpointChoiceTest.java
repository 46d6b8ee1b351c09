package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EndpointChoiceTest {
    private final AtomicLong clock = new AtomicLong();
    private final EndpointChoice two = new EndpointChoice(2, clock::get);
    private final EndpointChoice three = new EndpointChoice(3, clock::get);

    @Test
    void theFirstOneWhileItIsWell() {
        assertThat(two.now()).isZero();
        two.answered(0);
        assertThat(two.now()).isZero();
    }

    @Test
    void theSecondOneUntilTenMinutesAfterTheFirstOneFailed() {
        assertThat(two.failed(0)).isEqualTo(1);
        two.answered(1);
        clock.addAndGet(EndpointChoice.FIRST_AGAIN - 1);
        assertThat(two.now()).isEqualTo(1);
        clock.addAndGet(1);
        assertThat(two.now()).isZero();
        // It is still down: back to the one that answered, for another ten minutes.
        assertThat(two.failed(0)).isEqualTo(1);
        assertThat(two.now()).isEqualTo(1);
        clock.addAndGet(EndpointChoice.FIRST_AGAIN);
        assertThat(two.now()).isZero();
        two.answered(0);
        assertThat(two.now()).isZero();
    }

    @Test
    void afterAFailedTrialTheRegionThatAnsweredLastIsAskedAgain() {
        three.failed(0);
        three.failed(1);
        three.answered(2);
        clock.addAndGet(EndpointChoice.FIRST_AGAIN);
        assertThat(three.now()).isZero();
        assertThat(three.failed(0)).isEqualTo(2);
    }

    @Test
    void whereAllFailEachHasItsTurn() {
        assertThat(three.failed(0)).isEqualTo(1);
        three.failed(1);
        assertThat(three.now()).isEqualTo(2);
        assertThat(three.failed(2)).isZero();
        three.failed(0);
        assertThat(three.now()).isEqualTo(1);
    }

    @Test
    void whatRefusesIsLeftInHalfAMinute() {
        two.failed(0);
        two.refused(1);
        assertThat(two.now()).isEqualTo(1); // The calls of one attempt belong together.
        clock.addAndGet(EndpointChoice.FIRST_AGAIN_AFTER_REFUSAL);
        assertThat(two.now()).isZero();
    }

    @Test
    void aRefusalByTheFirstOneLeadsNowhere() {
        two.refused(0);
        assertThat(two.now()).isZero();
    }
}
