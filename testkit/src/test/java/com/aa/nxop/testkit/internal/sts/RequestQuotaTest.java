package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestQuotaTest {
    private final AtomicLong millis = new AtomicLong(1_000_000);

    @ParameterizedTest(name = "{0} per second: after {1} ms {2} more")
    @CsvSource({
        "1, 0, 0",
        "1, 999, 0",
        "1, 1000, 1",
        "1, 60000, 1",
        "10, 100, 1",
        "10, 99, 0",
        "10, 500, 5",
        "10, 5000, 10"
    })
    void refillsOverTime(int perSecond, long after, int more) {
        RequestQuota quota = quota(perSecond);
        assertThat(taken(quota)).isEqualTo(perSecond);

        millis.addAndGet(after);

        assertThat(taken(quota)).isEqualTo(more);
    }

    @Test
    void isAnsweredAsAwsAnswersIt() {
        RequestQuota quota = quota(1);
        quota.take("1");

        assertThatThrownBy(() -> quota.take("1")).isInstanceOfSatisfying(StsRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("Throttling");
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.text()).isEqualTo("Rate exceeded");
        });
    }

    @Test
    void isCountedForEachAccount() {
        RequestQuota quota = quota(1);
        quota.take("1");
        quota.take("2");

        assertThatThrownBy(() -> quota.take("2")).isInstanceOf(StsRefusal.class);
    }

    @Test
    void doesNotSufferFromAClockThatGoesBack() {
        RequestQuota quota = quota(1);
        quota.take("1");
        millis.addAndGet(-5_000);

        assertThat(taken(quota)).isZero();
        millis.addAndGet(1_000);
        assertThat(taken(quota)).isEqualTo(1);
    }

    private RequestQuota quota(int perSecond) {
        return new RequestQuota(perSecond, () -> Instant.ofEpochMilli(millis.get()));
    }

    private static int taken(RequestQuota quota) {
        for (int count = 0; count < 1000; count++) {
            try {
                quota.take("1");
            } catch (StsRefusal refusal) {
                return count;
            }
        }
        return 1000;
    }
}
