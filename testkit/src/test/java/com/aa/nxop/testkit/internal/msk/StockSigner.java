package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;
import software.amazon.msk.auth.iam.internals.PayloadGenerationException;

/** What MSK's own client library signs. */
record StockSigner(String region, String host) {
    static StockSigner in(String region) {
        return new StockSigner(region, "localhost");
    }

    StockSigner forHost(String other) {
        return new StockSigner(region, other);
    }

    String payload(AwsCredentials credentials) {
        try {
            return new String(
                    new AWS4SignedPayloadGenerator().signedPayload(parameters(host, credentials, region)), UTF_8);
        } catch (PayloadGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(AwsCredentials credentials) {
        return new AWS4SignedPayloadGenerator()
                .presignRequest(parameters("kafka." + region + ".amazonaws.com", credentials, region))
                .getUri()
                .toString();
    }

    String token(AwsCredentials credentials) {
        return encode(url(credentials) + "&User-Agent=aws-msk-iam-auth");
    }

    static String encode(String url) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(UTF_8));
    }

    private static AuthenticationRequestParams parameters(String host, AwsCredentials credentials, String region) {
        return AuthenticationRequestParams.create(host, credentials, "aws-msk-iam-auth/test", new FixedRegion(region));
    }
}
