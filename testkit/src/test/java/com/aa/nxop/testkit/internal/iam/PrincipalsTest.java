package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalsTest {
    private static final Caller.AwsService PODS = new Caller.AwsService("pods.eks.amazonaws.com");
    private static final Caller.WebIdentity TOKEN =
            new Caller.WebIdentity("arn:aws:iam::178549792225:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "*" | ALLOW
                    {"AWS": "*"} | ALLOW
                    {"AWS": "178549792225"} | ALLOW_ACCOUNT
                    {"AWS": "arn:aws:iam::178549792225:root"} | ALLOW_ACCOUNT
                    {"AWS": ["285282426848", "178549792225"]} | ALLOW_ACCOUNT
                    {"AWS": "285282426848"} | NO_MATCH
                    {"AWS": "arn:aws:iam::285282426848:root"} | NO_MATCH
                    {"AWS": "arn:aws:iam::178549792225:role/team/example-role"} | ALLOW
                    {"AWS": "arn:aws:iam::178549792225:role/example-role"} | NO_MATCH
                    {"AWS": "arn:aws:iam::285282426848:role/team/example-role"} | NO_MATCH
                    {"AWS": "arn:aws:sts::178549792225:assumed-role/example-role/pod"} | ALLOW
                    {"AWS": "arn:aws:sts::178549792225:assumed-role/example-role/other"} | NO_MATCH
                    {"AWS": "arn:aws:iam::178549792225:user/example-role"} | NO_MATCH
                    {"AWS": ["178549792225", "arn:aws:iam::178549792225:role/team/example-role"]} | ALLOW
                    {"Service": "pods.eks.amazonaws.com"} | NO_MATCH
                    {"Federated": "arn:aws:iam::178549792225:oidc-provider/x"} | NO_MATCH
                    """)
    void ofARoleSession(String principal, Decision expected) {
        assertThat(Policies.trusts(principal, Policies.CALLER)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "*" | EXPLICIT_DENY
                    {"AWS": "178549792225"} | EXPLICIT_DENY
                    {"AWS": "arn:aws:iam::178549792225:root"} | EXPLICIT_DENY
                    {"AWS": "arn:aws:iam::178549792225:role/team/example-role"} | EXPLICIT_DENY
                    {"AWS": "arn:aws:sts::178549792225:assumed-role/example-role/pod"} | EXPLICIT_DENY
                    {"AWS": "arn:aws:sts::178549792225:assumed-role/example-role/other"} | NO_MATCH
                    {"AWS": "285282426848"} | NO_MATCH
                    """)
    void aDenyCoversTheSessionsOfWhatItNames(String principal, Decision expected) {
        assertThat(Policies.trusts("Deny", principal, Policies.CALLER)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"Service": "pods.eks.amazonaws.com"} | ALLOW
                    {"Service": ["ec2.amazonaws.com", "pods.eks.amazonaws.com"]} | ALLOW
                    {"Service": "ec2.amazonaws.com"} | NO_MATCH
                    {"AWS": "pods.eks.amazonaws.com", "Service": "x"} | MALFORMED
                    "*" | NO_MATCH
                    {"AWS": "178549792225"} | NO_MATCH
                    """)
    void ofAnAwsService(String principal, String expected) {
        if (expected.equals("MALFORMED")) {
            Assertions.assertThatThrownBy(() -> Policies.trusts(principal, PODS))
                    .isInstanceOf(MalformedPolicy.class);
        } else {
            assertThat(Policies.trusts(principal, PODS)).hasToString(expected);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"Federated": "arn:aws:iam::178549792225:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC"} | ALLOW
                    {"Federated": "arn:aws:iam::178549792225:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/DEF"} | NO_MATCH
                    {"Federated": "arn:aws:iam::285282426848:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC"} | NO_MATCH
                    {"AWS": "178549792225"} | NO_MATCH
                    {"AWS": "arn:aws:iam::178549792225:root"} | NO_MATCH
                    "*" | NO_MATCH
                    """)
    void ofAWebIdentity(String principal, Decision expected) {
        assertThat(Policies.trusts(principal, TOKEN)).isEqualTo(expected);
    }
}
