package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session for something that ends with it, such as a presigned URL. */
@Timeout(30)
class LastingTest {
    private final Refreshing refreshing = new Refreshing();

    private Duration lasting(Duration wanted) {
        return refreshing.credentials.lasting(wanted);
    }

    /** Sessions of an hour, which the SDK would refresh when they are about 35 minutes old. */
    @ParameterizedTest(name = "at {0} min for {1} min: {2} min, {3} loads")
    @CsvSource({
        "0, 60, 60, 1",
        "2, 60, 58, 1",
        "4, 60, 60, 2",
        "4, 55, 56, 1",
        "10, 55, 60, 2",
        "10, 5, 50, 1",
        "10, 62, 60, 2",
        "10, 64, 50, 1",
        "10, 720, 50, 1",
    })
    void theNextSessionIsFetchedWhereThisOnesRestIsTooShort(int age, int wanted, int left, int loads) {
        refreshing.key();
        refreshing.scheduler.advance(Duration.ofMinutes(age));
        assertThat(lasting(Duration.ofMinutes(wanted))).isEqualTo(Duration.ofMinutes(left));
        assertThat(refreshing.loader.loads()).isEqualTo(loads);
        assertThat(refreshing.credentials.lifetime()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theFirstSessionIsFetchedToo() {
        assertThat(refreshing.credentials.lifetime()).isZero();
        assertThat(lasting(Duration.ofMinutes(30))).isEqualTo(Duration.ofHours(1));
    }

    /** The session at hand stays, and after the failure the SDK waits as after any other. */
    @Test
    void whereTheNextCannotBeHadTheRestStays() {
        refreshing.key();
        refreshing.scheduler.advance(Duration.ofMinutes(10));
        refreshing.loader.isBusy();
        assertThat(lasting(Duration.ofMinutes(55))).isEqualTo(Duration.ofMinutes(50));
        assertThat(lasting(Duration.ofMinutes(55))).isEqualTo(Duration.ofMinutes(50));
        assertThat(refreshing.loader.loads()).isEqualTo(2);
        assertThat(refreshing.key()).isEqualTo("key-1");
    }

    @Test
    void withoutASessionItFails() {
        refreshing.loader.isRefused();
        assertThatThrownBy(() -> lasting(Duration.ofMinutes(5)))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("STS refused.");
        refreshing.credentials.close();
        assertThatThrownBy(() -> lasting(Duration.ofMinutes(5))).isInstanceOf(AccessException.class);
    }
}
