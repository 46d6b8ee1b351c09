package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {
    private static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE" + "aB3/".repeat(50) + "==";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessDenied: User: arn:aws:sts::285282426848:assumed-role/pod/eks-x is not authorized to perform: sts:AssumeRole",
                "ExpiredToken: The security token included in the request is expired",
                "ExpiredTokenException: Token expired: current date/time 1731098245 must be before the expiration date/time 1731095240",
                "InvalidIdentityToken: Couldn't retrieve verification key from your identity provider",
                "MissingAuthenticationToken: Request is missing Authentication Token",
                "[req-1]: (AccessDeniedException): Unauthorized Exception! EKS does not have permissions, fault: client",
                "role requested arn:aws:iam::178549792225:role/x not valid for namespace of pod at 10.0.0.1 with namespace team-a",
                "SignatureDoesNotMatch: Credential should be scoped to a valid region.",
                "AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider(), EnvironmentVariableCredentialsProvider()])",
                "arn:aws:kafka:us-east-1:178549792225:cluster/name/0a1b2c3d-1111-2222-3333-444455556666-2",
            })
    void whatServicesSayIsShownAsItIs(String text) {
        assertThat(ForeignText.line(text)).isEqualTo(text);
    }

    /** As STS answers: the request that it repeats has the session token's header. */
    @Test
    void aRequestThatStsRepeatsIsNotShown() {
        String said =
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and"
                        + " signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have"
                        + " been\n'POST\n/\n\nhost:sts.us-east-1.amazonaws.com\nx-amz-date:20261121T100000Z\nx-amz-security-token:"
                        + TOKEN + "\n\nhost;x-amz-date;x-amz-security-token\nabc'";
        assertThat(ForeignText.line(said))
                .isEqualTo(
                        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
                                + " Key and signing method. Consult the service documentation for details.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"AccessKeyId\":\"ASIAEXAMPLE\",\"SecretAccessKey\":\"short\",\"Token\":\"t\"} | {\"AccessKeyId\":\"ASIAEXAMPLE\",\"SecretAccessKey\":\"<redacted>\",\"Token\":\"<redacted>\"}",
                "<SessionToken>abc</SessionToken> | <SessionToken><redacted></SessionToken>",
                "header x-amz-security-token: FwoGZXIvYXdzEXAMPLE123 | header x-amz-security-token: <redacted>",
                "GET /?X-Amz-Security-Token=FwoGZXIvYXdzEXAMPLE123&X-Amz-Expires=900 | GET /?X-Amz-Security-Token=<redacted>&X-Amz-Expires=900",
                "Authorization: Bearer abcdefghijklmnop12 | Authorization: Bearer <redacted>",
                "export AWS_SECRET_ACCESS_KEY=\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\" | export AWS_SECRET_ACCESS_KEY=\"<redacted>\"",
                "password=correct-horse-battery | password=<redacted>",
                "bad eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln here | bad <token> here",
                "vault hvs.CAESIJlWh0EXAMPLE | vault <redacted>",
                "git ghp_16C7e42F292c6912E7710c838347Ae178B4a | git <redacted>",
            })
    void secretsAreHiddenInEveryForm(String text, String shown) {
        assertThat(ForeignText.line(text)).isEqualTo(shown);
    }

    @Test
    void aLongTokenWithoutAnyNameIsHidden() {
        assertThat(ForeignText.line("Invalid value '" + TOKEN + "' at 'x'"))
                .isEqualTo("Invalid value '<redacted>' at 'x'");
    }

    @Test
    void whatWasSentIsHiddenAlsoEncoded() {
        assertThat(ForeignText.line("you sent a+b/c=, that is a%2Bb%2Fc%3D", List.of("a+b/c=", " ")))
                .isEqualTo("you sent <token>, that is <token>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one\\nWARN forged line | one WARN forged line",
                "\\u001b[31mred\\u001b[0m | [31mred [0m",
                "a\\u009b2Jb | a 2Jb",
                "a\\u202egnp.exe | a gnp.exe",
                "a\\u2066b\\u2069c | a b c",
                "a\\u200bb\\ufeffc | a b c",
                "a\\u2028b\\u2029c | a b c",
                "a\\ud800b | a b",
                "\\r\\n | no text",
            })
    void nothingForgesALineOrTurnsATerminal(String text, String shown) {
        assertThat(ForeignText.line(unescaped(text).translateEscapes())).isEqualTo(shown);
    }

    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    @Test
    void isNoLongerThanPeopleRead() {
        assertThat(ForeignText.line("word ".repeat(2_000_000))).hasSize(2_000).endsWith("word…");
        assertThat(ForeignText.line(null)).isEqualTo("no text");
    }

    @Test
    void aSafeCauseIsItself() {
        IOException cause = new IOException("reset", new IllegalStateException("by peer"));
        assertThat(ForeignText.cause(cause, List.of("secret"))).isSameAs(cause);
        assertThat(ForeignText.cause(null, List.of())).isNull();
    }

    @Test
    void aCauseThatHoldsASecretOrALineIsCopiedWithout() {
        IOException inner = new IOException("sent my-secret\nWARN forged");
        IllegalStateException outer = new IllegalStateException("outer", inner);
        outer.addSuppressed(new IOException("x-amz-security-token:" + TOKEN));
        Throwable copy = ForeignText.cause(outer, List.of("my-secret"));
        assertThat(copy).isNotNull();
        String trace = Throwables.getStackTrace(copy);
        assertThat(trace)
                .contains("java.lang.IllegalStateException: outer")
                .contains("java.io.IOException: sent <token> WARN forged")
                .contains("x-amz-security-token:<redacted>")
                .contains("ForeignTextTest.aCauseThatHoldsASecretOrALineIsCopiedWithout")
                .doesNotContain("my-secret")
                .doesNotContain(TOKEN);
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new Exception("sent my-secret");
        Exception other = new Exception("other", one);
        one.initCause(other);
        assertThat(Throwables.getStackTrace(ForeignText.cause(one, List.of("my-secret"))))
                .doesNotContain("my-secret");
    }
}
