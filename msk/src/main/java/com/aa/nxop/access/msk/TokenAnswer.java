package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMOAuthBearerToken;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;

/** OAUTHBEARER: a URL signed with the session, which is what MSK takes for a token. */
final class TokenAnswer {
    private static final String USER_AGENT = "nxop-access-msk";

    private TokenAnswer() {}

    static void to(OAuthBearerTokenCallback wanted, NxopAccess nxop) {
        try {
            wanted.token(token(
                    nxop.credentialsProvider().resolveCredentials(),
                    MskSettings.of(nxop).region()));
        } catch (AccessException e) {
            if (e.retryable()) {
                throw e;
            }
            wanted.error(e.finding().id(), e.getMessage(), null);
        }
    }

    static SessionToken token(AwsCredentials credentials, Region region) {
        // The host that MSK's token signers use in every partition, whatever the brokers are called.
        String host = "kafka." + region.id() + ".amazonaws.com";
        AuthenticationRequestParams params = AuthenticationRequestParams.create(
                host, credentials, USER_AGENT, new CredentialsAnswer.ClusterRegion(region));
        String url = new AWS4SignedPayloadGenerator().presignRequest(params).getUri() + "&User-Agent=" + USER_AGENT;
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
        try {
            return new SessionToken(new IAMOAuthBearerToken(text), credentials.expirationTime());
        } catch (URISyntaxException e) {
            // Its message would repeat the URL, which is the token.
            throw new IllegalStateException("The AWS SDK's signer did not return a URL.");
        }
    }
}
