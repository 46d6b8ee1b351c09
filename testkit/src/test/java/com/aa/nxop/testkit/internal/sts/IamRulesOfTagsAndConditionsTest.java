package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What implementers of IAM commonly get wrong, rule by rule, seen from AssumeRole. */
class IamRulesOfTagsAndConditionsTest extends IamRules {
    @Nested
    class Rule01TagSessionIsASecondDecision {
        @Test
        void inTheTrustPolicyWhenTagsArePassed() {
            world.target(World.trusting(KPAAS_ROOT, "\"sts:AssumeRole\"", "{}"));

            refused(world.untagged(), Map.of("team", "crew"), "sts:TagSession");
            allowed(world.untagged(), Map.of());
        }

        @Test
        void inTheTrustPolicyWhenTagsAreInherited() {
            world.target(World.trusting(KPAAS_ROOT, "\"sts:AssumeRole\"", "{}"));

            refused(world.pod(), Map.of(), "sts:TagSession");
        }

        @Test
        void inTheCallersPolicyToo() {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{}"));
            world.roles.put(Role.of(
                    World.SOURCE,
                    World.trustingService("x"),
                    "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Resource\": \"*\"}}"));

            allowed(world.untagged(), Map.of());
            refused(world.untagged(), Map.of("team", "crew"), "sts:TagSession");
            refused(world.pod(), Map.of(), "sts:TagSession");
        }

        @Test
        void soAConditionOnItAloneGuardsNothingWithoutTags() {
            world.target("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"},
                      {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:TagSession",
                       "Condition": {"StringEquals": {"aws:RequestTag/team": "crew"}}}]}""");

            allowed(world.untagged(), Map.of());
            allowed(world.untagged(), Map.of("team", "crew"));
            refused(world.untagged(), Map.of("team", "other"), "sts:TagSession");
        }
    }

    @Nested
    class Rule02OnlyTransitiveTagsAreInherited {
        @Test
        void otherSessionTagsEndWithTheSession() {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{}"));
            AccountSession caller = world.session(World.SOURCE, Map.of("stays", "1", "goes", "2"), Set.of("goes"));

            AccountSession issued = world.sts().assumeAs(caller, World.input(Map.of("new", "3")));

            assertThat(issued.tags()).containsOnly(Map.entry("goes", "2"), Map.entry("new", "3"));
            assertThat(issued.transitiveKeys()).containsExactly("goes");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "aws:PrincipalTag/session, true",
            "aws:PrincipalTag/transitive, true",
            "aws:PrincipalTag/role, true",
            "aws:PrincipalTag/passed, false",
            "aws:RequestTag/passed, true",
            "aws:RequestTag/transitive, true",
            "aws:RequestTag/session, false",
            "aws:RequestTag/role, false"
        })
        void aTagIsWhereItBelongs(String key, boolean present) {
            world.roles.put(new Role(
                    World.SOURCE,
                    World.trustingService("x"),
                    World.MAY_ASSUME,
                    Map.of("role", "1"),
                    Duration.ofHours(1)));
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{\"Null\": {\"" + key + "\": \"" + !present + "\"}}"));
            AccountSession caller =
                    world.session(World.SOURCE, Map.of("session", "1", "transitive", "1"), Set.of("transitive"));

            allowed(caller, Map.of("passed", "1"));
        }

        @Test
        void whetherInheritedTagsAreRequestTagsCanBeSwitched() {
            World strict = new World().with(builder -> builder.inheritedTagsAreRequestTags(false));

            assertThatThrownBy(() -> strict.sts().assumeAs(strict.pod(), World.input(Map.of())))
                    .hasMessageContaining("sts:AssumeRole");
            assertThatCode(() -> world.sts().assumeAs(world.pod(), World.input(Map.of())))
                    .doesNotThrowAnyException();
        }
    }

    @Nested
    class Rule03AKeyThatIsAbsent {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "StringEquals, false",
            "StringNotEquals, true",
            "StringEqualsIfExists, true",
            "ForAllValues:StringEquals, true",
            "ForAnyValue:StringEquals, false"
        })
        void inAnAllow(String operator, boolean allowed) {
            world.target(
                    World.trusting(KPAAS_ROOT, BOTH, "{\"" + operator + "\": {\"aws:RequestTag/team\": \"crew\"}}"));

            check(world.untagged(), Map.of(), allowed);
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "StringEquals, true",
            "StringNotEquals, false",
            "StringEqualsIfExists, false",
            "ForAllValues:StringEquals, false",
            "ForAnyValue:StringEquals, true"
        })
        void inADeny(String operator, boolean allowed) {
            world.target("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:*"},
                      {"Effect": "Deny", "Principal": {"AWS": "285282426848"}, "Action": "sts:*",
                       "Condition": {"%s": {"aws:RequestTag/team": "crew"}}}]}""".formatted(operator));

            check(world.untagged(), Map.of(), allowed);
        }
    }

    @Nested
    class Rule04AndAndOr {
        @ParameterizedTest(name = "team={0}, stage={1}: {2}")
        @CsvSource({"crew, dev, true", "ops, dev, true", "crew, prod, false", "x, dev, false"})
        void valuesAreAlternativesKeysAreNot(String team, String stage, boolean allowed) {
            world.target(World.trusting(KPAAS_ROOT, BOTH, """
                            {"StringEquals": {"aws:RequestTag/team": ["crew", "ops"], "aws:RequestTag/stage": "dev"}}"""));

            check(world.untagged(), Map.of("team", team, "stage", stage), allowed);
        }

        @ParameterizedTest(name = "team={0}: {1}")
        @CsvSource({"crew, false", "ops, false", "other, true"})
        void underANegatedOperatorOneHitFails(String team, boolean allowed) {
            world.target(World.trusting(
                    KPAAS_ROOT, BOTH, "{\"StringNotEquals\": {\"aws:RequestTag/team\": [\"crew\", \"ops\"]}}"));

            check(world.untagged(), Map.of("team", team), allowed);
        }

        @Test
        void conditionsOfDifferentStatementsAreAlternatives() {
            world.target("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:*",
                       "Condition": {"StringEquals": {"aws:RequestTag/team": "crew"}}},
                      {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:*",
                       "Condition": {"StringEquals": {"aws:RequestTag/stage": "dev"}}}]}""");

            allowed(world.untagged(), Map.of("team", "crew"));
            allowed(world.untagged(), Map.of("stage", "dev"));
            refused(world.untagged(), Map.of("stage", "prod"), "sts:AssumeRole");
        }
    }

    @Nested
    class Rule05KeysIgnoreCaseValuesDoNot {
        @ParameterizedTest(name = "{0}={1}: {2}")
        @CsvSource({
            "aws:RequestTag/team, crew, true",
            "AWS:requesttag/TEAM, crew, true",
            "aws:RequestTag/team, CREW, false"
        })
        void alsoInTheTagPart(String key, String value, boolean allowed) {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{\"StringEquals\": {\"" + key + "\": \"" + value + "\"}}"));

            check(world.untagged(), Map.of("team", "crew"), allowed);
        }

        @ParameterizedTest(name = "aws:TagKeys {0}: {1}")
        @CsvSource({"team, true", "Team, false"})
        void tagKeysAreValues(String key, boolean allowed) {
            world.target(World.trusting(
                    KPAAS_ROOT, BOTH, "{\"ForAllValues:StringEquals\": {\"aws:TagKeys\": [\"" + key + "\"]}}"));

            check(world.untagged(), Map.of("team", "crew"), allowed);
        }
    }

    @Nested
    class Rule06Wildcards {
        private static final String CRAFTED = "arn:aws:eks:x:999999999999:cluster/a:285282426848:cluster/b";

        @ParameterizedTest(name = "{0} on the real one {1}, on a crafted one {2}")
        @CsvSource({
            "StringEquals, false, false",
            "StringLike, true, true",
            "ArnLike, true, false",
            "ArnEquals, true, false"
        })
        void byOperator(String operator, boolean real, boolean crafted) {
            world.target(World.trusting(
                    KPAAS_ROOT,
                    BOTH,
                    "{\"" + operator
                            + "\": {\"aws:RequestTag/eks-cluster-arn\": \"arn:aws:eks:*:285282426848:cluster/*\"}}"));

            check(
                    world.untagged(),
                    Map.of("eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas"),
                    real);
            check(world.untagged(), Map.of("eks-cluster-arn", CRAFTED), crafted);
        }
    }

    @Nested
    class Rule07PrincipalArn {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "arn:aws:iam::285282426848:role/kpaas/pod-role, true",
            "arn:aws:iam::285282426848:role/pod-role, false",
            "arn:aws:sts::285282426848:assumed-role/pod-role/pod-1, false",
            "arn:aws:iam::285282426848:root, false"
        })
        void isTheRolesWithItsPath(String arn, boolean allowed) {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{\"ArnEquals\": {\"aws:PrincipalArn\": \"" + arn + "\"}}"));

            check(world.untagged(), Map.of(), allowed);
        }

        @Test
        void asAPrincipalRootIsTheWholeAccount() {
            world.target(World.trusting(KPAAS_ROOT, BOTH, "{}"));

            allowed(world.untagged(), Map.of());
        }
    }
}
