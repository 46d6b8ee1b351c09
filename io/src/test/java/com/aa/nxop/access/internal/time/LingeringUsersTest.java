package com.aa.nxop.access.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessUsersTest {
    @Test
    void theLastUserEndsASessionOfCode() {
        LingeringUsers users = new LingeringUsers(false);
        assertThat(users.join()).isTrue();
        assertThat(users.leave()).isFalse();
        assertThat(users.leave()).isTrue();
        assertThat(users.join()).isFalse();
    }

    @Test
    void aSessionOfTextEndsAtTheSecondLookAfterItsLastUser() {
        LingeringUsers users = new LingeringUsers(true);
        assertThat(users.leave()).isFalse();
        assertThat(users.needsWatch()).isTrue();
        assertThat(users.look()).isFalse();
        assertThat(users.look()).isTrue();
        assertThat(users.join()).isFalse();
    }

    @Test
    void whoComesInTimeKeepsIt() {
        LingeringUsers users = new LingeringUsers(true);
        users.leave();
        assertThat(users.needsWatch()).isTrue();
        assertThat(users.look()).isFalse();
        assertThat(users.join()).isTrue();
        assertThat(users.look()).isFalse();
        assertThat(users.look()).isFalse();
        users.leave();
        assertThat(users.needsWatch()).as("one watch for its life").isFalse();
        assertThat(users.look()).isFalse();
        assertThat(users.look()).isTrue();
    }
}
