package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log appender that writes to S3, for example, asks for credentials on the very thread that is getting them. */
@Timeout(20)
class ReentryTest {
    private final Refreshing refreshing = new Refreshing();
    private final List<AccessException> inside = new ArrayList<>();

    @Test
    void isRefusedAtOnceWhereThereIsNoSession() {
        refreshing.loader.does(() -> {
            inside.add(catchThrowableOfType(AccessException.class, refreshing.credentials::resolveCredentials));
            return refreshing.loader.session();
        });
        assertThat(refreshing.key()).isEqualTo("key-1");
        assertThat(inside).hasSize(1);
        assertThat(inside.get(0)).hasMessage("""
                The thread that gets the credentials asked for credentials itself.
                  Remedy: Give other credentials to the code that this thread calls and that uses these, for example to a log \
                appender.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""");
    }

    @Test
    void isServedWhereThereIsOne() {
        refreshing.key();
        for (Duration age :
                new Duration[] {Duration.ofMinutes(50), Duration.ofMinutes(9).plusSeconds(30)}) {
            refreshing.clock.advance(age);
            List<String> seen = new ArrayList<>();
            refreshing.loader.does(() -> {
                seen.add(refreshing.key());
                throw new IllegalStateException("and fails");
            });
            String before = refreshing.key();
            assertThat(seen).containsExactly(before);
            refreshing.loader.recovers();
        }
    }
}
