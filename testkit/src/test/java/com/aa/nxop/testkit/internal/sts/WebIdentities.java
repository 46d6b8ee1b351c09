package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** A world whose source role trusts the cluster's tokens. */
abstract class WebIdentities {
    static final String HOST = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE";
    static final String PROVIDER = "arn:aws:iam::285282426848:oidc-provider/" + HOST;

    final World world = new World();

    @BeforeEach
    void trustTheCluster() {
        world.providers.add(Tokens.provider(World.KPAAS));
        trust("{\"StringEquals\": {\"" + HOST + ":aud\": \"sts.amazonaws.com\", \"" + HOST + ":sub\": \""
                + Tokens.SUBJECT + "\"}}");
    }

    void trust(String condition) {
        world.roles.put(Role.of(
                World.SOURCE,
                World.trusting("{\"Federated\": \"" + PROVIDER + "\"}", "\"sts:AssumeRoleWithWebIdentity\"", condition),
                World.MAY_ASSUME));
    }

    void check(boolean allowed) {
        if (allowed) {
            assertThat(assume(claims -> {})).isNotNull();
        } else {
            check(
                    refusal(token(claims -> {}), request -> {}),
                    403,
                    "AccessDenied",
                    "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        }
    }

    static void check(StsException refusal, int status, String code, String message) {
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
    }

    String token(Consumer<JWTClaimsSet.Builder> change) {
        return Tokens.at(world.now(), change);
    }

    AssumeRoleWithWebIdentityResponse assume(Consumer<JWTClaimsSet.Builder> change) {
        return assume(token(change), request -> {});
    }

    StsException refusal(String token, Consumer<AssumeRoleWithWebIdentityRequest.Builder> change) {
        StsException refusal = catchThrowableOfType(StsException.class, () -> assume(token, change));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    AssumeRoleWithWebIdentityResponse assume(String token, Consumer<AssumeRoleWithWebIdentityRequest.Builder> change) {
        try (StsClient client = world.anonymous()) {
            return client.assumeRoleWithWebIdentity(request -> {
                request.roleArn(World.SOURCE).roleSessionName("app").webIdentityToken(token);
                change.accept(request);
            });
        }
    }
}
