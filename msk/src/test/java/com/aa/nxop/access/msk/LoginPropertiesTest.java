package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.msk.auth.iam.IAMClientCallbackHandler;
import software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler;

/** Properties of the caller's own that would log in as another than the session, or that nobody would read: each is refused by its name. */
@Tag("full")
final class LoginPropertiesTest {
    private static final String IAM = "software.amazon.msk.auth.iam.IAMLoginModule";
    private static final String BEARER = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";
    private static final String OURS = "com.aa.nxop.access.msk.NxopMskCallbackHandler";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private static NxopAccess access() {
        return Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", "b-1.nxop.abc.c2.kafka.us-east-1.amazonaws.com:9098");
    }

    private static String refused(Map<?, ?> own) {
        try (NxopAccess nxop = access()) {
            AccessException refusal =
                    catchThrowableOfType(AccessException.class, () -> NxopMsk.clientProperties(nxop, own));
            assertThat(refusal).as("%s is accepted", own).isNotNull();
            assertThat(refusal.finding().id()).isEqualTo("msk-contradiction");
            assertThat(refusal.toString()).doesNotContain("hidden");
            return refusal.what().replace("The Kafka client's properties contradict IAM authentication: ", "");
        }
    }

    /** As aws-msk-iam-auth's README has it: both handlers answer with the pod's own role. */
    @Test
    void theHandlersOfAwsMskIamAuthLogInAsThePodItself() {
        long before = sandbox.requests(Endpoint.STS);
        String stock = "software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler";
        assertThat(refused(Map.of("sasl.mechanism", "OAUTHBEARER", "sasl.client.callback.handler.class", stock)))
                .isEqualTo("sasl.client.callback.handler.class is " + stock
                        + ", but must not be set: it may log in with another identity than the session's.");
        assertThat(refused(Map.of(
                        "sasl.mechanism", "OAUTHBEARER",
                        "sasl.login.callback.handler.class", IAMOAuthBearerLoginCallbackHandler.class,
                        "sasl.client.callback.handler.class", IAMOAuthBearerLoginCallbackHandler.class)))
                .isEqualTo("sasl.client.callback.handler.class is " + stock
                        + ", but must not be set: it may log in with another identity than the session's;"
                        + " sasl.login.callback.handler.class is " + stock + ", but must be " + OURS + ".");
        assertThat(refused(Map.of("sasl.client.callback.handler.class", IAMClientCallbackHandler.class)))
                .isEqualTo("sasl.client.callback.handler.class is " + IAMClientCallbackHandler.class.getName()
                        + ", but must be " + OURS + ".");
        assertThat(sandbox.requests(Endpoint.STS)).as("nobody is asked before").isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "awsRoleArn=\"arn:aws:iam::178549792225:role/hidden\"",
                "awsProfileName=\"hidden\"",
                "awsRoleSessionName=\"hidden\"",
                "awsRoleExternalId=\"hidden\"",
                "awsRoleAccessKeyId=\"hidden\"",
                "awsRoleSecretAccessKey=\"hidden\"",
                "awsRoleSessionToken=\"hidden\"",
                "awsStsRegion=\"hidden\"",
                "awsDebugCreds=true",
                "awsAddDefaultProviders=\"false\"",
                "awsMskRegionProvider=\"hidden\"",
                "anOptionOfTheFuture=\"hidden\"",
            })
    void optionsOfTheLoginModuleAreNotReadAndSoRefused(String option) {
        String name = option.substring(0, option.indexOf('='));
        assertThat(refused(Map.of("sasl.jaas.config", IAM + " required " + option + ";")))
                .isEqualTo("sasl.jaas.config has " + name
                        + ", which the SDK does not read: the session decides the identity.");
        assertThat(refused(Map.of("sasl.jaas.config", new Password(IAM + " required " + option + ";"))))
                .startsWith("sasl.jaas.config has " + name);
        assertThat(refused(Map.of(
                        "sasl.mechanism", "OAUTHBEARER", "sasl.jaas.config", BEARER + " required " + option + ";")))
                .startsWith("sasl.jaas.config has " + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                IAM
                        + " required; x.Other required; | cannot be read by Kafka or names several login modules, but must be "
                        + IAM + " required;",
                IAM + " | cannot be read by Kafka or names several login modules, but must be " + IAM + " required;",
                "x.Other required password=\"hidden\"; | names a login module other than " + IAM,
                "'' | names a login module other than " + IAM,
                "x." + IAM + "Copy required; | names a login module other than " + IAM,
            })
    void theLoginModuleIsTheOneAndTheOnlyOne(String jaas, String why) {
        assertThat(refused(Map.of("sasl.jaas.config", jaas))).isEqualTo("sasl.jaas.config " + why + ".");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        Map.of("sasl.login.callback.handler.class", OURS),
                        "sasl.login.callback.handler.class is " + OURS
                                + ", which AWS_MSK_IAM needs only under sasl.client.callback.handler.class."),
                Arguments.of(
                        Map.of(
                                "sasl.mechanism",
                                "OAUTHBEARER",
                                "sasl.client.callback.handler.class",
                                NxopMskCallbackHandler.class),
                        "sasl.client.callback.handler.class is " + OURS
                                + ", which OAUTHBEARER needs only under sasl.login.callback.handler.class."),
                Arguments.of(
                        Map.of("sasl.login.class", "com.example.Login"),
                        "sasl.login.class is com.example.Login, but must not be set."),
                Arguments.of(
                        Map.of(
                                "sasl.mechanism",
                                "OAUTHBEARER",
                                "sasl.login.class",
                                "org.apache.kafka.common.security.authenticator.DefaultLogin"),
                        "sasl.login.class is org.apache.kafka.common.security.authenticator.DefaultLogin, but must not be set."),
                Arguments.of(
                        Map.of(
                                "sasl.mechanism", "OAUTHBEARER",
                                "sasl.oauthbearer.token.endpoint.url", "https://hidden.example.com/token",
                                "sasl.oauthbearer.client.credentials.client.secret", new Password("hidden")),
                        "sasl.oauthbearer.client.credentials.client.secret is set, but belongs to a login without the session;"
                                + " sasl.oauthbearer.token.endpoint.url is set, but belongs to a login without the session."),
                Arguments.of(
                        Map.of("sasl.oauthbearer.jwt.retriever.class", "com.example.Retriever"),
                        "sasl.oauthbearer.jwt.retriever.class is set, but belongs to a login without the session."));
    }

    @ParameterizedTest
    @MethodSource("others")
    void soAreAllOthers(Map<String, Object> own, String why) {
        assertThat(refused(own)).isEqualTo(why);
    }

    /** The clients of Kafka Streams and Kafka Connect take these in place of those without a prefix. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "producer.",
                "consumer.",
                "main.consumer.",
                "restore.consumer.",
                "global.consumer.",
                "admin.",
                "producer.override.",
                "consumer.override.",
                "admin.override.",
                "listener.name.client_iam.",
                "listener.name.client_iam.aws_msk_iam.",
            })
    void aPrefixHidesNone(String prefix) {
        assertThat(refused(Map.of(
                        prefix + "security.protocol", "SASL_PLAINTEXT",
                        prefix + "sasl.mechanism", "SCRAM-SHA-512",
                        prefix + "sasl.jaas.config", "x.Scram required password=\"hidden\";",
                        prefix + "sasl.client.callback.handler.class", "com.example.Handler",
                        prefix + "sasl.oauthbearer.scope", "hidden")))
                .isEqualTo(String.join(
                        "; ",
                        prefix + "security.protocol is SASL_PLAINTEXT, but must be SASL_SSL",
                        prefix + "sasl.mechanism is SCRAM-SHA-512, but must be AWS_MSK_IAM",
                        prefix + "sasl.jaas.config names a login module other than " + IAM,
                        prefix + "sasl.client.callback.handler.class is com.example.Handler, but must be " + OURS,
                        prefix + "sasl.oauthbearer.scope is set, but belongs to a login without the session."));
    }

    /** A framework that says what Kafka says anyway says nothing. */
    @Test
    void whatKafkaWouldDoAnywayIsNoContradiction() {
        Map<String, Object> own = new HashMap<>();
        own.put("sasl.mechanism", " AWS_MSK_IAM ");
        own.put("security.protocol", "sasl_ssl ");
        own.put("sasl.jaas.config", new Password("\n  " + IAM + "  optional  ;\n"));
        own.put("sasl.client.callback.handler.class", OURS + " ");
        own.put(
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.authenticator.AbstractLogin$DefaultLoginCallbackHandler");
        own.put("sasl.login.class", "org.apache.kafka.common.security.authenticator.DefaultLogin");
        own.put("sasl.oauthbearer.scope.claim.name", "scope");
        own.put("sasl.oauthbearer.clock.skew.seconds", 30);
        own.put(
                "sasl.oauthbearer.jwt.retriever.class",
                "org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever");
        own.put("sasl.oauthbearer.token.endpoint.url", null);
        own.put("sasl.login.refresh.window.factor", 0.7);
        own.put("producer.security.protocol", SecurityProtocol.SASL_SSL.name);
        own.put("consumer.sasl.mechanism", "AWS_MSK_IAM");
        // Of other clusters, and not of the clients that are made of this map.
        own.put("source.sasl.mechanism", "SCRAM-SHA-512");
        own.put("reporting.sasl.jaas.config", "x.Scram required;");
        try (NxopAccess nxop = access()) {
            assertThat(NxopMsk.clientProperties(nxop, own)).containsAllEntriesOf(own);
        }
    }

    /** A set of properties that was made for one access is not for another: its session would be used without a word. */
    @Test
    void theSessionOfAnotherAccessIsRefused() {
        try (NxopAccess a = access();
                NxopAccess b = Access.in(
                        sandbox,
                        "NXOP_MSK_BOOTSTRAP_SERVERS",
                        "b-1.nxop.abc.c2.kafka.us-east-1.amazonaws.com:9098",
                        "NXOP_SESSION_NAME",
                        "another")) {
            Map<String, Object> ofA = NxopMsk.clientProperties(a);
            assertThat(NxopMsk.clientProperties(a, ofA)).isEqualTo(ofA);
            assertThatThrownBy(() -> NxopMsk.clientProperties(b, ofA)).hasMessage("""
                            The Kafka client's properties contradict IAM authentication: sasl.nxop.access holds \
                            NxopAccess[arn:aws:iam::178549792225:role/example-role, source pod-identity], which is not the access that \
                            the caller passed.
                              Remedy: Remove these properties from the client, or do not use NxopMsk for it. The SDK never overrides a \
                            property that the application has set.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-contradiction""");
            assertThatThrownBy(() -> NxopMsk.clientProperties(b, Map.of("consumer.sasl.nxop.access", a)))
                    .hasMessageContaining("consumer.sasl.nxop.access holds NxopAccess[");
        }
        assertThat(refused(Map.of("sasl.nxop.access", "NxopAccess[…]")))
                .isEqualTo(
                        "sasl.nxop.access is text, but must be the NxopAccess itself: neither text nor another class loader can pass it"
                                + " on.");
        assertThat(refused(Map.of("sasl.nxop.access", List.of())))
                .startsWith(
                        "sasl.nxop.access is java.util.ImmutableCollections$ListN, but must be the NxopAccess itself");
    }
}
