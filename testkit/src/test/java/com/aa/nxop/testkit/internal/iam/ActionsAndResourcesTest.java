package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsAndResourcesTest {
    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    Action    | "*"                         | s3:GetObject   | ALLOW
                    Action    | "s3:*"                      | s3:GetObject   | ALLOW
                    Action    | "S3:getobject"              | s3:GetObject   | ALLOW
                    Action    | "s3:Get*"                   | s3:GetObject   | ALLOW
                    Action    | "s3:Get?bject"              | s3:GetObject   | ALLOW
                    Action    | "s3:Put*"                   | s3:GetObject   | NO_MATCH
                    Action    | "sts:*"                     | s3:GetObject   | NO_MATCH
                    Action    | ["s3:Put*", "s3:GetObject"] | s3:GetObject   | ALLOW
                    Action    | ["s3:Put*", "s3:List*"]     | s3:GetObject   | NO_MATCH
                    Action    | "sts:AssumeRole"            | sts:AssumeRoleWithWebIdentity | NO_MATCH
                    Action    | "sts:AssumeRole*"           | sts:AssumeRoleWithWebIdentity | ALLOW
                    NotAction | "s3:Put*"                   | s3:GetObject   | ALLOW
                    NotAction | "s3:Get*"                   | s3:GetObject   | NO_MATCH
                    NotAction | ["s3:Put*", "s3:GET*"]      | s3:GetObject   | NO_MATCH
                    NotAction | "sts:*"                     | s3:GetObject   | ALLOW
                    """)
    void actions(String element, String patterns, String action, Decision expected) {
        String policy =
                "{\"Statement\": {\"Effect\": \"Allow\", \"" + element + "\": " + patterns + ", \"Resource\": \"*\"}}";

        assertThat(decide(policy, action, "arn:aws:s3:::b/k")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    Resource    | "*"                              | arn:aws:s3:::b/k   | ALLOW
                    Resource    | "arn:aws:s3:::b/*"               | arn:aws:s3:::b/k   | ALLOW
                    Resource    | "arn:aws:s3:::b/*"               | arn:aws:s3:::b/k/l | ALLOW
                    Resource    | "arn:aws:s3:::b/*"               | arn:aws:s3:::b     | NO_MATCH
                    Resource    | "arn:aws:s3:::b"                 | arn:aws:s3:::b/k   | NO_MATCH
                    Resource    | "arn:aws:s3:::B/*"               | arn:aws:s3:::b/k   | NO_MATCH
                    Resource    | ["arn:aws:s3:::x", "arn:aws:s3:::b/?"] | arn:aws:s3:::b/k | ALLOW
                    NotResource | "arn:aws:s3:::b/secret/*"        | arn:aws:s3:::b/k   | ALLOW
                    NotResource | "arn:aws:s3:::b/secret/*"        | arn:aws:s3:::b/secret/k | NO_MATCH
                    NotResource | ["arn:aws:s3:::x/*", "arn:aws:s3:::b/k"] | arn:aws:s3:::b/k | NO_MATCH
                    """)
    void resources(String element, String patterns, String resource, Decision expected) {
        String policy = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"" + element + "\": "
                + patterns + "}}";

        assertThat(decide(policy, "s3:GetObject", resource)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"s3:DeleteObject, EXPLICIT_DENY", "s3:GetObject, ALLOW"})
    void aDenyTakesAwayOnlyWhatItNames(String action, Decision expected) {
        String policy = """
                {"Statement": [
                  {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}]}""";

        assertThat(decide(policy, action, "arn:aws:s3:::b/k")).isEqualTo(expected);
    }

    private static Decision decide(String policy, String action, String resource) {
        return Policy.parse(policy)
                .decide(new AuthorizationRequest(Policies.CALLER, action, resource, ContextKeys.NONE));
    }
}
