package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of every limit. */
class RequestRulesTest {
    @ParameterizedTest(name = "session name of {0}: {1}")
    @CsvSource({"1, false", "2, true", "64, true", "65, false"})
    void sessionNames(int length, boolean accepted) {
        check(request(World.TARGET, "n".repeat(length), null, List.of(), null, null), accepted);
    }

    @ParameterizedTest(name = "external id of {0}: {1}")
    @CsvSource({"1, false", "2, true", "1224, true", "1225, false"})
    void externalIds(int length, boolean accepted) {
        check(request(World.TARGET, "app", null, List.of(), "x".repeat(length), null), accepted);
    }

    @ParameterizedTest(name = "{0} seconds: {1}")
    @CsvSource({"-9223372036854775808, false", "0, false", "899, false", "900, true", "43200, true", "43201, false"})
    void durations(long seconds, boolean accepted) {
        check(request(World.TARGET, "app", seconds, List.of(), null, null), accepted);
    }

    @ParameterizedTest(name = "token of at least {0}: {1}")
    @CsvSource({"-1, false", "0, true", "4096, true", "4097, false"})
    void minimumTokenSizes(long bytes, boolean accepted) {
        check(new RoleRequest(World.TARGET, "app", null, List.of(), List.of(), null, null, null, bytes), accepted);
    }

    @ParameterizedTest(name = "source identity of {0}: {1}")
    @CsvSource({"0, false", "1, false", "2, true", "64, true", "65, true", "256, true", "257, false"})
    void sourceIdentities(int length, boolean accepted) {
        check(identity("x".repeat(length)), accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a:b", "a/b", "\u00e9\u00e9", "a#b"})
    void charactersOfSourceIdentities(String identity) {
        assertThatThrownBy(() -> RequestRules.check(identity(identity)))
                .hasMessage(
                        "1 validation error detected: Value '" + identity + "' at 'sourceIdentity' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    private static RoleRequest identity(String identity) {
        return new RoleRequest(World.TARGET, "app", null, List.of(), List.of(), null, null, identity, null);
    }

    @ParameterizedTest(name = "role name of {0}: {1}")
    @CsvSource({"1, true", "2017, true", "2018, false"})
    void roleArns(int length, boolean accepted) {
        check(
                request("arn:aws:iam::178549792225:role/" + "r".repeat(length), "app", null, List.of(), null, null),
                accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::178549792225:role/x",
                "arn:aws-cn:iam::178549792225:role/a/b",
                "arn:aws-us-gov:iam::178549792225:role/x"
            })
    void partitions(String arn) {
        check(request(arn, "app", null, List.of(), null, null), true);
    }

    @ParameterizedTest(name = "key of {0}, value of {1}: {2}")
    @CsvSource({"0, 1, false", "1, 0, true", "128, 256, true", "129, 1, false", "1, 257, false"})
    void tags(int key, int value, boolean accepted) {
        check(
                request(World.TARGET, "app", null, List.of(new Tag("k".repeat(key), "v".repeat(value))), null, null),
                accepted);
    }

    @ParameterizedTest(name = "{0} tags: {1}")
    @CsvSource({"0, true", "50, true", "51, false"})
    void numbersOfTags(int count, boolean accepted) {
        List<Tag> tags =
                IntStream.range(0, count).mapToObj(i -> new Tag("k" + i, "")).toList();

        check(request(World.TARGET, "app", null, tags, null, null), accepted);
    }

    @Test
    void numbersOfTransitiveKeys() {
        List<String> keys = IntStream.range(0, 51).mapToObj(i -> "k" + i).toList();
        RoleRequest request = new RoleRequest(World.TARGET, "app", null, List.of(), keys, null, null, null, null);

        assertThatThrownBy(() -> RequestRules.check(request))
                .hasMessage(
                        "1 validation error detected: Value '" + keys
                                + "' at 'transitiveTagKeys' failed to satisfy constraint: Member must have length less than or equal to 50");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ~~ | 1 validation error detected: Value '' at 'policy' failed to satisfy constraint: Member must have length greater than or equal to 1
                    {} | The policy has no statement.
                    {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}} | Has prohibited field Principal
                    {"Statement": {"Effect": "Allow", "Action": "*"}} | Missing required field Resource
                    """)
    void sessionPolicies(String policy, String message) {
        RoleRequest request = request(World.TARGET, "app", null, List.of(), null, policy);

        assertThatThrownBy(() -> RequestRules.check(request)).hasMessage(message);
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() {
        String letter = "\uD835\uDC00";

        check(
                request(
                        World.TARGET,
                        "app",
                        null,
                        List.of(new Tag(letter.repeat(128), letter.repeat(256))),
                        null,
                        null),
                true);
    }

    private static RoleRequest request(
            String arn,
            String name,
            @Nullable Long seconds,
            List<Tag> tags,
            @Nullable String externalId,
            @Nullable String policy) {
        return new RoleRequest(arn, name, seconds, tags, List.of(), externalId, policy, null, null);
    }

    private static void check(RoleRequest request, boolean accepted) {
        if (accepted) {
            assertThatCode(() -> RequestRules.check(request)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> RequestRules.check(request))
                    .isInstanceOf(StsRefusal.class)
                    .hasMessageMatching("(1 validation error|2 validation errors) detected: Value .*");
        }
    }
}
