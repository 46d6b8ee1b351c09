package com.aa.nxop.testkit.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.account.Role;
import com.aa.nxop.testkit.account.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    private static final String READ_ANY =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:Get*\", \"Resource\": \"*\"}}";
    private static final String ONE_BUCKET =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::one/*\"}}";
    private static final String DENY_ALL =
            "{\"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}}";

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::one/k, true",
        "s3:GetObject, arn:aws:s3:::two/k, true",
        "s3:PutObject, arn:aws:s3:::one/k, false",
        "kafka-cluster:Connect, arn:aws:kafka:us-east-1:178549792225:cluster/c/1, false"
    })
    void areThoseOfTheRole(String action, String resource, boolean expected) {
        assertThat(Permissions.allows(session(READ_ANY, null), action, resource))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::one/k, true",
        "s3:GetObject, arn:aws:s3:::two/k, false",
        "s3:PutObject, arn:aws:s3:::one/k, false"
    })
    void areWhatRoleAndSessionPolicyBothAllow(String action, String resource, boolean expected) {
        assertThat(Permissions.allows(session(READ_ANY, ONE_BUCKET), action, resource))
                .isEqualTo(expected);
    }

    @Test
    void cannotBeWidenedByASessionPolicy() {
        assertThat(Permissions.allows(session(DENY_ALL, READ_ANY), "s3:GetObject", "arn:aws:s3:::one/k"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void areRefusedByADenyOnEitherSide(boolean inRole, boolean inSession) {
        Session session = session(inRole ? DENY_ALL : READ_ANY, inSession ? DENY_ALL : READ_ANY);

        assertThat(Permissions.decide(session, "s3:GetObject", "arn:aws:s3:::one/k", ContextKeys.NONE))
                .isEqualTo(Decision.EXPLICIT_DENY);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals | aws:PrincipalTag/kubernetes-namespace | fxip-ms-dev
                    StringEquals | aws:PrincipalTag/owner                | crew
                    StringEquals | aws:PrincipalTag/both                 | from session
                    ArnEquals    | aws:PrincipalArn                      | arn:aws:iam::178549792225:role/team/example-role
                    StringEquals | aws:PrincipalAccount                  | 178549792225
                    StringEquals | aws:PrincipalType                     | AssumedRole
                    StringLike   | aws:userid                            | AROA*:pod
                    Bool         | aws:MultiFactorAuthPresent            | false
                    Bool         | aws:SecureTransport                   | true
                    Null         | aws:MultiFactorAuthAge                | true
                    Null         | aws:username                          | true
                    Null         | aws:RequestTag/owner                  | true
                    Null         | aws:CurrentTime                       | true
                    """)
    void knowTheSession(String operator, String key, String value) {
        String policy = Policies.condition("Allow", operator, key, List.of(value));

        assertThat(Permissions.allows(session(policy, null), "s3:GetObject", "arn:aws:s3:::one/k"))
                .isTrue();
    }

    @Test
    void canBeAskedWithMoreKeys() {
        String policy = Policies.condition("Allow", "StringLike", "s3:prefix", List.of("in/*"));
        Session session = session(policy, null);
        ContextKeys inside = ContextKeys.NONE.with("s3:prefix", "in/x");
        ContextKeys outside = ContextKeys.NONE.with("s3:prefix", "out/x");

        assertThat(Permissions.allows(session, "s3:ListBucket", "arn:aws:s3:::one", inside))
                .isTrue();
        assertThat(Permissions.allows(session, "s3:ListBucket", "arn:aws:s3:::one", outside))
                .isFalse();
    }

    @Test
    void canBeAskedForATimeOfDay() {
        String policy = Policies.condition("Allow", "DateLessThan", "aws:CurrentTime", List.of("2026-11-21T12:00:00Z"));
        Session session = session(policy, null);

        assertThat(Permissions.allows(session, "s3:A", "r", SessionKeys.at(Instant.parse("2026-11-21T11:59:59.9Z"))))
                .isTrue();
        assertThat(Permissions.allows(session, "s3:A", "r", SessionKeys.at(Instant.parse("2026-11-21T12:00:00Z"))))
                .isFalse();
    }

    @Test
    void tellEpochTimeToo() {
        assertThat(SessionKeys.at(Instant.parse("2026-11-21T12:00:00.5Z")).all("aws:EpochTime"))
                .containsExactly("1795262400");
    }

    private static Session session(String identityPolicy, @Nullable String sessionPolicy) {
        Role role = new Role(
                Policies.ROLE, "{}", identityPolicy, Map.of("owner", "crew", "both", "from role"), Duration.ofHours(1));
        return new Session(
                "ASIAEXAMPLE",
                "secret",
                "token",
                role,
                "pod",
                Map.of("kubernetes-namespace", "fxip-ms-dev", "both", "from session"),
                Set.of(),
                Instant.MAX,
                sessionPolicy);
    }
}
