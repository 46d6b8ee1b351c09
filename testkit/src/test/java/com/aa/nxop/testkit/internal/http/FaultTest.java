package com.aa.nxop.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void lastsUntilClearedUnlessCounted() {
        assertThat(Fault.status(500)).hasToString("STATUS until cleared");
        assertThat(Fault.latency(Duration.ofSeconds(1)).times(3)).hasToString("LATENCY for 3 calls");
        assertThat(Fault.replacing("a", "b").times(2)).hasToString("REPLACE for 2 calls");
    }

    @Test
    void happensAtLeastOnce() {
        assertThatThrownBy(() -> Fault.reset().times(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A fault happens at least once: times(0).");
    }

    @Test
    void isImmutable() {
        Fault forever = Fault.hang();
        Fault once = forever.times(1);
        assertThat(once).isNotSameAs(forever);
        assertThat(forever).hasToString("HANG until cleared");
    }

    @Test
    void countsDownInTheQueue() {
        Faults faults = new Faults();
        faults.add(Fault.status(500).times(2));
        assertThat(faults.next().orElseThrow().fault()).hasToString("STATUS for 2 calls");
        assertThat(faults.next().orElseThrow().fault()).hasToString("STATUS for 1 calls");
        assertThat(faults.next()).isEmpty();
    }
}
