package com.aa.nxop.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessUsersTest {
    @Test
    void theLastUserEndsASessionOfCode() {
        AccessUsers users = new AccessUsers(false);
        assertThat(users.join()).isTrue();
        assertThat(users.leave()).isFalse();
        assertThat(users.leave()).isTrue();
        assertThat(users.join()).isFalse();
    }

    @Test
    void aSessionOfTextEndsAtTheSecondLookAfterItsLastUser() {
        AccessUsers users = new AccessUsers(true);
        assertThat(users.leave()).isFalse();
        assertThat(users.needsWatch()).isTrue();
        assertThat(users.look()).isFalse();
        assertThat(users.look()).isTrue();
        assertThat(users.join()).isFalse();
    }

    @Test
    void whoComesInTimeKeepsIt() {
        AccessUsers users = new AccessUsers(true);
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
