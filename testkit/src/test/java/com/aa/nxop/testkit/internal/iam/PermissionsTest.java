package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        RolePrincipal session = session(inRole ? DENY_ALL : READ_ANY, inSession ? DENY_ALL : READ_ANY);

        AccessDecision decision = Permissions.decide(session, "s3:GetObject", "arn:aws:s3:::one/k", ContextKeys.NONE);
        assertThat(decision.explicitDeny()).isTrue();
        assertThat(decision.clause())
                .isEqualTo(
                        inRole
                                ? " with an explicit deny in an identity-based policy"
                                : " with an explicit deny in a session policy");
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
        RolePrincipal session = session(policy, null);
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
        RolePrincipal session = session(policy, null);

        assertThat(Permissions.allows(session, "s3:A", "r", RequestKeys.at(Instant.parse("2026-11-21T11:59:59.9Z"))))
                .isTrue();
        assertThat(Permissions.allows(session, "s3:A", "r", RequestKeys.at(Instant.parse("2026-11-21T12:00:00Z"))))
                .isFalse();
    }

    @Test
    void tellEpochTimeToo() {
        assertThat(RequestKeys.at(Instant.parse("2026-11-21T12:00:00.5Z")).all("aws:EpochTime"))
                .containsExactly("1795262400");
    }

    @Test
    void knowsWhenTheTokenWasIssuedAndWhoIsBehindIt() {
        String policy = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {
                  "DateGreaterThan": {"aws:TokenIssueTime": "2026-11-21T11:59:59Z"},
                  "StringEquals": {"aws:SourceIdentity": "crew-1"}}}}""";
        RolePrincipal session = session(policy, null);
        Instant issued = Instant.parse("2026-11-21T12:00:00.7Z");

        assertThat(Permissions.allows(session, "s3:A", "r")).isFalse();
        assertThat(Permissions.allows(with(session, issued, "crew-1"), "s3:A", "r"))
                .isTrue();
        assertThat(Permissions.allows(with(session, issued, "crew-2"), "s3:A", "r"))
                .isFalse();
        assertThat(Permissions.allows(with(session, issued.minusSeconds(1), "crew-1"), "s3:A", "r"))
                .isFalse();
        assertThat(SessionKeys.of(with(session, issued, "crew-1")).all("aws:tokenissuetime"))
                .containsExactly("2026-11-21T12:00:00Z");
        assertThat(SessionKeys.of(session).all("aws:TokenIssueTime")).isEmpty();
    }

    private static RolePrincipal with(RolePrincipal session, Instant issuedAt, String identity) {
        return new TestPrincipal(session.identityPolicy(), session.policy(), issuedAt, identity);
    }

    @Test
    void knowsWhereARequestCameFrom() {
        String policy = Policies.condition("Allow", "IpAddress", "aws:SourceIp", List.of("10.0.0.0/8"));
        RolePrincipal session = session(policy, null);

        for (String address : List.of("10.1.2.3", "127.0.0.1")) {
            ContextKeys asked = RequestKeys.of(new TestContext(address, "cli/1"), Instant.EPOCH, "us-west-2");
            assertThat(asked.all("aws:SourceIp")).containsExactly(address);
            assertThat(asked.all("aws:UserAgent")).containsExactly("cli/1");
            assertThat(asked.all("aws:RequestedRegion")).containsExactly("us-west-2");
            assertThat(Permissions.allows(session, "s3:A", "r", asked)).isEqualTo(address.startsWith("10."));
        }
        assertThat(Permissions.allows(session, "s3:A", "r")).isFalse();
    }

    private static RolePrincipal session(String identityPolicy, @Nullable String sessionPolicy) {
        return new TestPrincipal(identityPolicy, sessionPolicy, null, null);
    }

    private record TestContext(String remoteAddress, String userAgent) implements AuthorizationContext {
        @Override
        public Optional<String> header(String name) {
            return name.equals("user-agent") ? Optional.of(userAgent) : Optional.empty();
        }
    }
}
