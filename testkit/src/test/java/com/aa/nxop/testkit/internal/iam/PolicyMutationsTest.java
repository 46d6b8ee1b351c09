package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that are almost right: a policy, or {@link MalformedPolicy}, and nothing else. */
@Timeout(60)
class PolicyMutationsTest {
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::285282426848:root"},
             "Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEquals":{"aws:RequestTag/eks-cluster-arn":["a","b"]},
             "IpAddress":{"aws:SourceIp":"10.0.0.0/8"},"DateLessThan":{"aws:CurrentTime":"2026-11-21T10:00:00Z"},
             "NumericLessThan":{"sts:Duration":"3600"},"Bool":{"aws:SecureTransport":"true"}}}]}""";
    private static final List<String> PIECES = List.of(
            "",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "1e999",
            "*",
            "${aws:username}",
            "\\u0000",
            "\"Effect\":\"Deny\"",
            "\"NotPrincipal\":\"*\"",
            "ForAnyValue:StringLike",
            "IfExists",
            "Null",
            "\uD800",
            "[[[[[[[[[[");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPolicyOrTheReasonWhyItIsNone(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String text = TRUST;
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int from = random.nextInt(text.length() + 1);
                int to = from + random.nextInt(Math.min(15, text.length() - from) + 1);
                text = text.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(to);
            }
            read(text, random.nextBoolean());
        }
    }

    private static void read(String text, boolean trust) {
        try {
            assertThat(trust ? Policy.parseTrust(text) : Policy.parse(text)).isNotNull();
        } catch (MalformedPolicy e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(text, e);
        }
    }
}
