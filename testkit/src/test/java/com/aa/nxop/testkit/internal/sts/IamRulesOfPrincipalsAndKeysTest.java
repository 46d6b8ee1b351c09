package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second half: who is meant, and which keys a request has. Rule 13 is in {@link WebIdentityTest}. */
class IamRulesOfPrincipalsAndKeysTest extends IamRules {
    @Nested
    class Rule08BothSidesOrOne {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"*\"",
                    "{\"AWS\": \"285282426848\"}",
                    "{\"AWS\": \"arn:aws:iam::285282426848:role/kpaas/pod-role\"}",
                    "{\"AWS\": \"arn:aws:sts::285282426848:assumed-role/pod-role/pod-1\"}"
                })
        void acrossAccountsTheCallersPolicyIsAlwaysNeeded(String principal) {
            world.target(World.trusting(principal, BOTH, "{}"));
            allowed(world.untagged(), Map.of());

            world.roles.put(Role.of(World.SOURCE, World.trustingService("x"), World.MAY_NOTHING));
            refused(world.untagged(), Map.of(), "sts:AssumeRole");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                        {"AWS": "arn:aws:iam::285282426848:role/kpaas/pod-role"} | true
                        {"AWS": "arn:aws:sts::285282426848:assumed-role/pod-role/pod-1"} | true
                        {"AWS": "arn:aws:iam::285282426848:root"} | false
                        {"AWS": "285282426848"} | false
                        {"AWS": "178549792225"} | false
                        """)
        void withinOneAccountNamingTheCallerIsEnough(String principal, boolean allowed) {
            world.roles.put(Role.of(World.SOURCE, World.trustingService("x"), World.MAY_NOTHING));
            world.roles.put(Role.of(NEIGHBOUR, World.trusting(principal, BOTH, "{}"), World.MAY_NOTHING));

            checkOn(NEIGHBOUR, world.untagged(), allowed);
        }

        @Test
        void withinOneAccountRootNeedsTheCallersPolicy() {
            world.roles.put(Role.of(NEIGHBOUR, World.trusting(KPAAS_ROOT, BOTH, "{}"), World.MAY_NOTHING));

            checkOn(NEIGHBOUR, world.untagged(), true);
        }

        @Test
        void withinOneAccountTheCallersPolicyCanStillForbid() {
            world.roles.put(Role.of(
                    World.SOURCE,
                    World.trustingService("x"),
                    "{\"Statement\": {\"Effect\": \"Deny\", \"Action\": \"sts:*\", \"Resource\": \"*\"}}"));
            world.roles.put(Role.of(
                    NEIGHBOUR,
                    World.trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/kpaas/pod-role\"}", BOTH, "{}"),
                    World.MAY_NOTHING));

            checkOn(NEIGHBOUR, world.untagged(), false);
        }

        @Test
        void withinOneAccountANarrowedSessionNeedsItsOwnPermission() {
            world.roles.put(Role.of(
                    NEIGHBOUR,
                    World.trusting("{\"AWS\": \"arn:aws:iam::285282426848:role/kpaas/pod-role\"}", BOTH, "{}"),
                    World.MAY_NOTHING));
            AccountSession narrowed = world.session(World.SOURCE, Map.of(), Set.of(), World.MAY_NOTHING);

            checkOn(NEIGHBOUR, narrowed, false);
        }

        @Test
        void aRoleDoesNotTrustItself() {
            checkOn(World.SOURCE, world.untagged(), false);

            world.roles.put(Role.of(
                    World.SOURCE,
                    World.trusting("{\"AWS\": \"" + World.SOURCE + "\"}", BOTH, "{}"),
                    World.MAY_NOTHING));
            checkOn(World.SOURCE, world.untagged(), true);
        }
    }

    @Nested
    class Rule09Principals {
        @ParameterizedTest
        @ValueSource(strings = {"arn:aws:iam::285282426848:role/*", "arn:aws:iam::*:root", "2852*"})
        void takeNoPartialWildcards(String principal) {
            world.target(World.trusting("{\"AWS\": \"" + principal + "\"}", BOTH, "{}"));

            assertThatThrownBy(() -> world.sts().assumeAs(world.untagged(), World.input(Map.of())))
                    .hasMessage("A policy involved in sts:AssumeRole on " + World.TARGET
                            + " is malformed. Invalid principal in policy: \"AWS\":\"" + principal + "\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"285282426848", "arn:aws:iam::285282426848:root"})
        void anAccountIdEqualsItsRoot(String principal) {
            world.target(World.trusting("{\"AWS\": \"" + principal + "\"}", BOTH, "{}"));

            allowed(world.untagged(), Map.of());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "285282426848",
                    "arn:aws:iam::285282426848:root",
                    "arn:aws:iam::285282426848:role/kpaas/pod-role"
                })
        void aDenyCoversSessions(String principal) {
            world.target("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": "*", "Action": "sts:*"},
                      {"Effect": "Deny", "Principal": {"AWS": "%s"}, "Action": "sts:*"}]}""".formatted(principal));

            refused(world.untagged(), Map.of(), "sts:AssumeRole");
        }

        @Test
        void notPrincipalIsRefused() {
            world.target("{\"Statement\": {\"Effect\": \"Deny\", \"NotPrincipal\": \"*\", \"Action\": \"sts:*\"}}");

            assertThatThrownBy(() -> world.sts().assumeAs(world.untagged(), World.input(Map.of())))
                    .hasMessageEndingWith("Has prohibited field NotPrincipal");
        }
    }

    @Nested
    class Rule10KeysOfTemporarySessions {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                        {"Bool": {"aws:MultiFactorAuthPresent": "false"}} | true
                        {"Bool": {"aws:MultiFactorAuthPresent": "true"}} | false
                        {"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}} | false
                        {"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}} | false
                        {"Null": {"aws:MultiFactorAuthAge": "true"}} | true
                        {"Null": {"aws:username": "true"}} | true
                        {"Null": {"sts:DurationSeconds": "true"}} | true
                        {"StringLike": {"aws:userid": "AROA*:pod-1"}} | true
                        {"StringEquals": {"aws:PrincipalAccount": "285282426848"}} | true
                        {"Bool": {"aws:SecureTransport": "true"}} | true
                        {"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}} | true
                        {"DateGreaterThan": {"aws:CurrentTime": "2099-01-01T00:00:00Z"}} | false
                        {"NumericGreaterThan": {"aws:EpochTime": "1577836800"}} | true
                        {"DateLessThan": {"aws:EpochTime": "2020-01-01T00:00:00Z"}} | false
                        """)
        void areThereOrNot(String condition, boolean allowed) {
            world.target(World.trusting(KPAAS_ROOT, BOTH, condition));

            check(world.untagged(), Map.of(), allowed);
        }
    }

    @Nested
    class Rule11VariablesWithoutValue {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"StringEquals, false", "StringNotEquals, true", "StringLike, false"})
        void areNotTheEmptyString(String operator, boolean allowed) {
            world.target(World.trusting(
                    KPAAS_ROOT,
                    BOTH,
                    "{\"" + operator + "\": {\"aws:RequestTag/team\": \"${aws:PrincipalTag/team}\"}}"));

            check(world.untagged(), Map.of("team", ""), allowed);
        }

        @Test
        void withValueTheyAreReplaced() {
            world.target(World.trusting(
                    KPAAS_ROOT, BOTH, "{\"StringEquals\": {\"aws:RequestTag/team\": \"${aws:PrincipalTag/owner}\"}}"));

            allowed(world.session(World.SOURCE, Map.of("owner", "crew"), Set.of()), Map.of("team", "crew"));
        }

        @Test
        void needTheNewerVersion() {
            world.target(World.trusting(
                            KPAAS_ROOT,
                            BOTH,
                            "{\"StringEquals\": {\"aws:RequestTag/team\": \"${aws:PrincipalTag/owner}\"}}")
                    .replace("2012-10-17", "2008-10-17"));

            check(world.session(World.SOURCE, Map.of("owner", "crew"), Set.of()), Map.of("team", "crew"), false);
        }
    }

    /** A source identity would need sts:SetSourceIdentity on both sides: this STS refuses the parameter instead of ignoring it. */
    @Nested
    class Rule12SourceIdentity {
        @ParameterizedTest
        @ValueSource(strings = {"aws:SourceIdentity", "sts:SourceIdentity"})
        void isNeverSet(String key) {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{\"Null\": {\"" + key + "\": \"true\"}}"));

            allowed(world.untagged(), Map.of());
        }
    }

    @Nested
    class Rule14KeysOfAssumeRoleOnly {
        @Test
        void oneStatementThatDemandsAnExternalIdDeniesTagSession() {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{\"StringEquals\": {\"sts:ExternalId\": \"secret-1\"}}"));
            AccountSession caller = world.untagged();

            assertThat(world.sts().assumeAs(caller, external(Map.of(), "secret-1")))
                    .isNotNull();
            assertThatThrownBy(() -> world.sts().assumeAs(caller, external(Map.of("team", "crew"), "secret-1")))
                    .hasMessageContaining("sts:TagSession");
            assertThatThrownBy(() -> world.sts().assumeAs(caller, external(Map.of(), "secret-2")))
                    .hasMessageContaining("sts:AssumeRole");
        }

        @Test
        void splitStatementsAllowBoth() {
            world.target("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole",
                       "Condition": {"StringEquals": {"sts:ExternalId": "secret-1"}}},
                      {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:TagSession"}]}""");

            assertThat(world.sts().assumeAs(world.untagged(), external(Map.of("team", "crew"), "secret-1")))
                    .isNotNull();
        }

        @Test
        void theSessionNameIsNoKeyOfTagSessionEither() {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{\"StringEquals\": {\"sts:RoleSessionName\": \"app\"}}"));

            allowed(world.untagged(), Map.of());
            refused(world.untagged(), Map.of("team", "crew"), "sts:TagSession");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"team, true", "other, false"})
        void transitiveKeysAreKeysOfBoth(String wanted, boolean allowed) {
            world.target(World.trusting(
                    KPAAS_ROOT,
                    BOTH,
                    "{\"ForAllValues:StringEquals\": {\"sts:TransitiveTagKeys\": [\"" + wanted + "\"]}}"));
            AssumeRoleInput input =
                    new AssumeRoleInput(World.TARGET, "app", null, Map.of("team", "crew"), Set.of("team"), null, null);

            if (allowed) {
                assertThat(world.sts().assumeAs(world.untagged(), input).transitiveKeys())
                        .containsExactly("team");
            } else {
                assertThatThrownBy(() -> world.sts().assumeAs(world.untagged(), input))
                        .isInstanceOf(StsRefusal.class);
            }
        }

        private static AssumeRoleInput external(Map<String, String> tags, String externalId) {
            return new AssumeRoleInput(World.TARGET, "app", null, tags, Set.of(), externalId, null);
        }
    }

    @Nested
    class Rule15DatesAsNumbers {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"4102444800, true", "1577836800, false"})
        void areEpochSeconds(String limit, boolean allowed) {
            world.target(
                    World.trusting(KPAAS_ROOT, BOTH, "{\"DateLessThan\": {\"aws:CurrentTime\": \"" + limit + "\"}}"));

            check(world.untagged(), Map.of(), allowed);
        }
    }
}
