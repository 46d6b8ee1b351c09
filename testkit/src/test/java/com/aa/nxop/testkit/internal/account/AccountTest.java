package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "arn:aws:iam::178549792225:role/example-role, 178549792225, example-role,"
                + " arn:aws:sts::178549792225:assumed-role/example-role/pod",
        "arn:aws:iam::178549792225:role/a/b/example-role, 178549792225, example-role,"
                + " arn:aws:sts::178549792225:assumed-role/example-role/pod",
        "arn:aws-us-gov:iam::178549792225:role/x, 178549792225, x,"
                + " arn:aws-us-gov:sts::178549792225:assumed-role/x/pod"
    })
    void arnsOfRolesAndSessions(String arn, String account, String name, String sessionArn) {
        Role role = Role.of(arn, "{}", "{}");

        assertThat(role.accountId()).isEqualTo(account);
        assertThat(role.name()).isEqualTo(name);
        assertThat(session(role).arn()).isEqualTo(sessionArn);
    }

    @Test
    void rolesLastAnHourUnlessTheySayMore() {
        assertThat(Role.of("arn:aws:iam::1:role/x", "{}", "{}").maxSessionDuration())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void idsOfRolesLookLikeAwssAndStayTheSame() {
        Role role = Role.of("arn:aws:iam::178549792225:role/example-role", "{}", "{}");

        assertThat(role.id())
                .matches("AROA[A-Z2-7]{17}")
                .isEqualTo(Role.of(role.arn(), "{1}", "{2}").id())
                .isNotEqualTo(Role.of(role.arn() + "2", "{}", "{}").id());
        assertThat(session(role).userId()).isEqualTo(role.id() + ":pod");
    }

    @Test
    void sessionsShowNeitherSecretNorToken() {
        assertThat(session(Role.of("arn:aws:iam::1:role/x", "{}", "{}")))
                .hasToString("ASIAEXAMPLE arn:aws:sts::1:assumed-role/x/pod until 2026-11-21T12:00:00Z");
    }

    @Test
    void valuesDoNotChange() {
        Map<String, String> tags = new HashMap<>(Map.of("a", "1"));
        Role role = new Role("arn:aws:iam::1:role/x", "{}", "{}", tags, Duration.ofHours(1));
        AccountSession session = new AccountSession("k", "s", "t", role, "pod", tags, tags.keySet(), Instant.EPOCH);
        tags.put("b", "2");

        assertThat(role.tags()).containsExactly(Map.entry("a", "1"));
        assertThat(session.tags()).containsExactly(Map.entry("a", "1"));
        assertThat(session.transitiveKeys()).containsExactly("a");
        assertThat(session.policy()).isNull();
    }

    @Test
    void rolesAreFoundReplacedAndRemoved() {
        Roles roles = new Roles();
        Role first = Role.of("arn:aws:iam::1:role/x", "{1}", "{}");
        Role second = Role.of("arn:aws:iam::1:role/x", "{2}", "{}");
        roles.put(first);
        assertThat(roles.find(first.arn())).contains(first);
        roles.put(second);
        assertThat(roles.find(first.arn())).contains(second);
        roles.remove(first.arn());
        assertThat(roles.find(first.arn())).isEmpty();
    }

    @Test
    void sessionsEndWithTheirRole() {
        Sessions sessions = new Sessions();
        AccountSession one = session(Role.of("arn:aws:iam::1:role/x", "{}", "{}"));
        sessions.add(one);
        sessions.endAllOf("arn:aws:iam::1:role/y");
        assertThat(sessions.find("ASIAEXAMPLE")).contains(one);
        sessions.endAllOf("arn:aws:iam::1:role/x");
        assertThat(sessions.find("ASIAEXAMPLE")).isEmpty();
    }

    private static AccountSession session(Role role) {
        return new AccountSession(
                "ASIAEXAMPLE",
                "secret",
                "token",
                role,
                "pod",
                Map.of(),
                Set.of(),
                Instant.parse("2026-11-21T12:00:00Z"));
    }
}
