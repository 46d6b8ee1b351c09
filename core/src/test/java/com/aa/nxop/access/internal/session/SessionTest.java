package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class SessionTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void isShownWithoutItsCredentialsAndToTheSecond() {
        Session session = new Session(
                AwsSessionCredentials.create("hidden", "hidden", "hidden"),
                START,
                START.plusSeconds(3600).plusMillis(123),
                "role as pod");
        assertThat(session).hasToString("role as pod, until 2026-11-21T11:00:00Z");
        assertThat(session.lifetime()).isEqualTo(Duration.ofHours(1).plusMillis(123));
    }
}
