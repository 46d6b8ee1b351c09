package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMLoginModule;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

@Tag("full")
final class CallbackHandlerTest {
    private static final String IAM = IAMLoginModule.class.getName();

    private static List<AppConfigurationEntry> jaas(String module) {
        return List.of(new AppConfigurationEntry(module, LoginModuleControlFlag.REQUIRED, Map.of()));
    }

    private static NxopMskCallbackHandler handler(NxopAccess nxop) {
        NxopMskCallbackHandler handler = new NxopMskCallbackHandler();
        handler.configure(Map.of("sasl.nxop.access", nxop), "AWS_MSK_IAM", jaas(IAM));
        return handler;
    }

    @Test
    void answersWithTheSessionAndTheClustersRegion() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(
                        sandbox,
                        "NXOP_MSK_CLUSTER_ARN",
                        "arn:aws:kafka:us-west-2:178549792225:cluster/c/0a1b2c3d-1111-2222-3333-444455556666-2")) {
            AWSCredentialsCallback wanted = new AWSCredentialsCallback();
            handler(nxop).handle(new Callback[] {wanted});
            assertThat(wanted.getAwsCredentials())
                    .isSameAs(nxop.credentialsProvider().resolveCredentials());
            assertThat(wanted.getCustomRegionProvider().getRegion("any-host")).isEqualTo(Region.US_WEST_2);
            assertThat(wanted.getCustomRegionProvider().getRegion()).isEqualTo(Region.US_WEST_2);
        }
    }

    @Test
    void anotherMechanismIsRefusedByName() {
        assertThatThrownBy(() -> new NxopMskCallbackHandler().configure(Map.of(), "PLAIN", jaas(IAM)))
                .hasMessage("""
                        The Kafka client's properties contradict IAM authentication: sasl.mechanism is PLAIN, but must be AWS_MSK_IAM \
                        or OAUTHBEARER.
                          Remedy: Set sasl.mechanism to one of them.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-contradiction""");
    }

    @Test
    void aMissingLoginModuleIsNamedWithItsLine() {
        assertThatThrownBy(() -> new NxopMskCallbackHandler().configure(Map.of(), "AWS_MSK_IAM", jaas("x.Y")))
                .hasMessage("""
                        sasl.jaas.config does not name software.amazon.msk.auth.iam.IAMLoginModule, which AWS_MSK_IAM needs.
                          Remedy: Set sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required; with the semicolon.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-login-module""");
    }

    @Test
    void anotherClassLoaderIsSaidAndNotWaitedFor() {
        assertThatThrownBy(() -> NxopMskCallbackHandler.checkClassLoader(String.class))
                .isInstanceOfSatisfying(
                        AccessException.class, e -> assertThat(e.finding().id()).isEqualTo("msk-class-loader"));
    }

    @Test
    void withoutAccessTheClientIsNotMade() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(sandbox)) {
            sandbox.pod().removeAssociation();
            AccessException failure = catchThrowableOfType(AccessException.class, () -> handler(nxop));
            assertThat(failure.finding().id()).isEqualTo("agent-no-association");
        }
    }

    @Test
    void anOutageIsNotNoticedWhileTheSessionIsValid() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(sandbox)) {
            NxopMskCallbackHandler handler = handler(nxop);
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            sandbox.faults(Endpoint.AGENT).inject(Fault.reset());
            AWSCredentialsCallback wanted = new AWSCredentialsCallback();
            handler.handle(new Callback[] {wanted});
            assertThat(wanted.isSuccessful()).isTrue();
        }
    }

    @Test
    void aLastingFailureIsReportedAndAClosedAccessIsOne() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            NxopAccess nxop = Access.in(sandbox);
            NxopMskCallbackHandler handler = handler(nxop);
            nxop.close();
            AWSCredentialsCallback wanted = new AWSCredentialsCallback();
            handler.handle(new Callback[] {wanted});
            assertThat(wanted.getLoadingException()).hasMessageStartingWith("This NxopAccess is closed.");
            OAuthBearerTokenCallback token = new OAuthBearerTokenCallback();
            handler.handle(new Callback[] {token});
            assertThat(token.errorCode()).isEqualTo("session-closed");
        }
    }

    @Test
    void closingTheHandlerLeavesTheSessionToTheOthers() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(sandbox)) {
            handler(nxop).close();
            assertThat(nxop.credentialsProvider().resolveCredentials()).isNotNull();
        }
    }

    @Test
    void otherCallbacksAreNotItsBusiness() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = Access.in(sandbox)) {
            NxopMskCallbackHandler handler = handler(nxop);
            assertThatThrownBy(() -> handler.handle(new Callback[] {new NameCallback("name")}))
                    .isInstanceOf(UnsupportedCallbackException.class);
        }
    }

    @Test
    void aTokenNeverOutlivesTheCredentials() {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        AwsSessionCredentials.Builder credentials = AwsSessionCredentials.builder()
                .accessKeyId("ASIAEXAMPLE")
                .secretAccessKey("hidden-secret")
                .sessionToken("hidden-token");
        SessionToken dying = TokenAnswer.token(credentials.expirationTime(end).build(), Region.US_EAST_1);
        assertThat(dying.lifetimeMs()).isEqualTo(end.toEpochMilli());
        assertThat(dying.credentialsEnd()).isEqualTo(Optional.of(end));
        SessionToken young = TokenAnswer.token(
                credentials.expirationTime(end.plus(Duration.ofHours(1))).build(), Region.US_EAST_1);
        assertThat(young.lifetimeMs())
                .isLessThanOrEqualTo(Instant.now().plus(Duration.ofMinutes(15)).toEpochMilli());
        assertThat(young.toString()).doesNotContain("hidden").doesNotContain(young.value());
    }
}
