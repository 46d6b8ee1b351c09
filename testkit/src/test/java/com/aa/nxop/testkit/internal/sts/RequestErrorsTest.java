package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** What is wrong with a request, whoever sends it. */
class RequestErrorsTest extends StsErrors {
    private static final String CONFLICT = "One of the specified transitive tag keys can't be set because it conflicts"
            + " with a transitive tag key from the calling session.";

    @ParameterizedTest(name = "{0}")
    @CsvSource({"kubernetes-namespace, fxip-ms-dev", "kubernetes-namespace, other", "KUBERNETES-Namespace, fxip-ms-dev"
    })
    void aTransitiveKeyPassedAgain(String key, String value) {
        check(world.pod(), request -> request.tags(tag(key, value)), 400, "InvalidParameterValue", CONFLICT);
    }

    @Test
    void aTransitiveKeyNamedTransitiveAgain() {
        check(
                world.pod(),
                request -> request.tags(tag("eks-cluster-name", "x")).transitiveTagKeys("eks-cluster-name"),
                400,
                "InvalidParameterValue",
                CONFLICT);
    }

    @Test
    void theConflictIsFoundBeforeTheTrustPolicyIsAsked() {
        world.target(World.trusting("{\"AWS\": \"111111111111\"}", "\"sts:*\"", "{}"));

        check(
                world.pod(),
                request -> request.tags(tag("eks-cluster-name", "x")),
                400,
                "InvalidParameterValue",
                CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "kubernetes-namespace"})
    void aTransitiveKeyThatIsNoTagOfTheRequest(String key) {
        check(
                world.untagged(),
                request -> request.tags(tag("team", "crew")).transitiveTagKeys(key),
                400,
                "InvalidParameterValue",
                "The specified transitive tag key must be included in the requested tags.");
    }

    @ParameterizedTest
    @CsvSource({"team, team", "team, TEAM", "Team, tEAM"})
    void twoKeysThatDifferOnlyInCase(String one, String other) {
        check(
                world.untagged(),
                request -> request.tags(tag(one, "1"), tag(other, "2")),
                400,
                "InvalidParameterValue",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:team", "AWS:team"})
    void aReservedTagKey(String key) {
        check(
                world.untagged(),
                request -> request.tags(tag(key, "1")),
                400,
                "InvalidParameterValue",
                "Tag keys that start with 'aws:' are reserved for system use.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Session1:2 | Member must satisfy regular expression pattern: [\\w+=,.@-]*
                    with space | Member must satisfy regular expression pattern: [\\w+=,.@-]*
                    größe      | Member must satisfy regular expression pattern: [\\w+=,.@-]*
                    a/b        | Member must satisfy regular expression pattern: [\\w+=,.@-]*
                    x          | Member must have length greater than or equal to 2
                    0123456789012345678901234567890123456789012345678901234567890123x | Member must have length less than or equal to 64
                    """)
    void aBadSessionName(String name, String constraint) {
        check(
                world.untagged(),
                request -> request.roleSessionName(name),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + name + "' at 'roleSessionName' failed to satisfy constraint: "
                        + constraint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    not an arn at all, but long enough          | is invalid
                    arn:aws:iam::178549792225:user/example-user | is invalid
                    arn:aws:iam::17854979222:role/example-role  | is invalid
                    arn:aws:iam::178549792225:role/             | is invalid
                    arn:aws:sts::178549792225:assumed-role/a/b  | is invalid
                    178549792225/example-role                   | is invalid
                    """)
    void aMalformedRoleArn(String arn, String complaint) {
        check(world.untagged(), request -> request.roleArn(arn), 400, "ValidationError", arn + " " + complaint);
    }

    @Test
    void aRoleArnThatIsTooShort() {
        check(
                world.untagged(),
                request -> request.roleArn("example-role"),
                400,
                "ValidationError",
                "1 validation error detected: Value 'example-role' at 'roleArn' failed to satisfy constraint: Member must"
                        + " have length greater than or equal to 20");
    }

    @Test
    void severalThingsAtOnce() {
        check(
                world.untagged(),
                request -> request.roleSessionName("a:").durationSeconds(1).externalId("x"),
                400,
                "ValidationError",
                "3 validation errors detected: Value 'a:' at 'roleSessionName' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [\\w+=,.@-]*; Value '1' at 'durationSeconds' failed to"
                        + " satisfy constraint: Member must have value greater than or equal to 900; Value 'x' at"
                        + " 'externalId' failed to satisfy constraint: Member must have length greater than or equal to"
                        + " 2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    x         | Member must have length greater than or equal to 2
                    a b       | Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*
                    a*        | Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*
                    """)
    void aBadExternalId(String externalId, String constraint) {
        check(
                world.untagged(),
                request -> request.externalId(externalId),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + externalId + "' at 'externalId' failed to satisfy constraint: "
                        + constraint);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    team*  | crew    | 'team*' at 'tags.1.member.key'    | Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+
                    te#am  | crew    | 'te#am' at 'tags.1.member.key'    | Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+
                    team   | crew*   | 'crew*' at 'tags.1.member.value'  | Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*
                    team   | {a,b}   | '{a,b}' at 'tags.1.member.value'  | Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*
                    """)
    void aBadTag(String key, String value, String where, String constraint) {
        check(
                world.untagged(),
                request -> request.tags(tag(key, value)),
                400,
                "ValidationError",
                "1 validation error detected: Value " + where + " failed to satisfy constraint: " + constraint);
    }

    @Test
    void aTagThatIsTooLong() {
        check(
                world.untagged(),
                request -> request.tags(tag("k".repeat(129), "v")),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + "k".repeat(129) + "' at 'tags.1.member.key' failed to satisfy"
                        + " constraint: Member must have length less than or equal to 128");
        check(
                world.untagged(),
                request -> request.tags(tag("a", "1"), tag("k", "v".repeat(257))),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + "v".repeat(257)
                        + "' at 'tags.2.member.value' failed to satisfy"
                        + " constraint: Member must have length less than or equal to 256");
    }

    @Test
    void moreThanFiftyTags() {
        List<Tag> tags = new ArrayList<>();
        IntStream.range(0, 51).forEach(i -> tags.add(tag("k" + i, "")));

        check(
                world.untagged(),
                request -> request.tags(tags),
                400,
                "ValidationError",
                IntStream.range(0, 51)
                        .mapToObj(i -> "Tag(key=k" + i + ", value=)")
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "1 validation error detected: Value '[",
                                        "]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50")));
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({
        "899, Member must have value greater than or equal to 900",
        "0, Member must have value greater than or equal to 900",
        "-1, Member must have value greater than or equal to 900",
        "43201, Member must have value less than or equal to 43200"
    })
    void aDurationOutsideTheSchema(int seconds, String constraint) {
        check(
                world.pod(),
                request -> request.durationSeconds(seconds),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + seconds
                        + "' at 'durationSeconds' failed to satisfy constraint: " + constraint);
    }

    @Test
    void aDurationBeyondTheRolesMaximumComesBeforeTheChainingLimit() {
        check(
                world.pod(),
                request -> request.durationSeconds(3601),
                400,
                "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    @Test
    void aChainedDurationOfMoreThanAnHour() {
        world.roles.put(new Role(World.TARGET, World.NXOP_TRUST, World.MAY_NOTHING, Map.of(), Duration.ofHours(12)));

        check(
                world.pod(),
                request -> request.durationSeconds(3601),
                400,
                "ValidationError",
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
    }

    @Test
    void tagsThatFitIntoNoToken() {
        List<Tag> tags = IntStream.range(0, 9)
                .mapToObj(number -> tag("note-" + number, "n".repeat(256)))
                .toList();
        check(
                world.pod(),
                request -> request.tags(tags),
                400,
                "PackedPolicyTooLarge",
                "Packed size of session tags consumes 106% of allotted space.");
        assertThat(catchThrowableOfType(
                        PackedPolicyTooLargeException.class, () -> assume(world.pod(), request -> request.tags(tags))))
                .isNotNull();
    }

    @Test
    void aSessionPolicyThatIsNotOne() {
        check(
                world.pod(),
                request -> request.policy("{\"Statement\": {\"Effect\": \"Allow\"}}"),
                400,
                "MalformedPolicyDocument",
                "Missing required field Action");
        assertThat(catchThrowableOfType(
                        MalformedPolicyDocumentException.class,
                        () -> assume(world.pod(), request -> request.policy("nonsense"))))
                .isNotNull();
    }

    @Test
    void aSessionPolicyThatIsTooLong() {
        StsException refusal = refusal(world.pod(), request -> request.policy("x".repeat(2049)));

        assertThat(refusal.awsErrorDetails().errorMessage())
                .endsWith(
                        "at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048");
    }
}
