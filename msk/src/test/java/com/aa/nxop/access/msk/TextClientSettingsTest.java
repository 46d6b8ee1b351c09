package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.msk.auth.iam.IAMLoginModule;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/** A handler that is made from properties alone, and settings that it cannot apply itself. */
@Tag("full")
@SuppressWarnings("try") // What is closed is an environment, which nobody names.
final class TextClientSettingsTest {
    private static final String SETTINGS = "The Kafka client's properties contradict the SDK's settings: ";
    private static final String LOGIN = "The Kafka client's properties contradict IAM authentication: ";

    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).build();

    private static AccessException refused(String mechanism, Consumer<Properties> change) {
        Properties own = Alone.text(sandbox, mechanism);
        change.accept(own);
        Throwable failure = catchThrowable(() -> Admin.create(own).close(java.time.Duration.ZERO));
        assertThat(failure).as("the client is made").isNotNull();
        return (AccessException) Throwables.getRootCause(failure);
    }

    @Test
    void anotherMechanismThanTheVariables() {
        try (Alone alone = Alone.in(sandbox, "NXOP_MSK_MECHANISM", "OAUTHBEARER")) {
            assertThat(refused("AWS_MSK_IAM", own -> {}))
                    .hasMessageStartingWith(
                            LOGIN + "sasl.mechanism is AWS_MSK_IAM, but NXOP_MSK_MECHANISM says OAUTHBEARER.");
        }
    }

    @ParameterizedTest
    @CsvSource({"AWS_MSK_IAM", "OAUTHBEARER"})
    void aCaThatTheClientIsNotTold(String mechanism) {
        String file = sandbox.environment().get("NXOP_MSK_CA_FILE");
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(refused(mechanism, own -> {
                        own.remove("ssl.truststore.type");
                        own.remove("ssl.truststore.location");
                    }))
                    .hasMessage(SETTINGS + """
                            NXOP_MSK_CA_FILE is %s, but the client's own properties do not name this file. A callback handler cannot \
                            set properties.
                              Remedy: Set ssl.truststore.type=PEM and ssl.truststore.location=%s in the client's properties, or leave \
                            NXOP_MSK_CA_FILE out.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-contradiction""".formatted(file, file));
            assertThat(refused(mechanism, own -> own.remove("ssl.truststore.type")))
                    .as("Kafka would take a PEM file for a Java key store")
                    .hasMessageStartingWith(SETTINGS + "NXOP_MSK_CA_FILE is " + file);
        }
    }

    @Test
    void aTrustStoreOfTheClientsOwnIsTakenAndTheLogSaysSo() {
        try (Alone alone = Alone.in(sandbox);
                Log log = new Log()) {
            Throwable failure = catchThrowable(() -> {
                Properties own = Alone.text(sandbox, "AWS_MSK_IAM");
                own.setProperty("ssl.truststore.location", "/nonexistent/own.pem");
                Admin.create(own).close();
            });
            assertThat(failure).hasStackTraceContaining("Failed to load PEM SSL keystore /nonexistent/own.pem");
            assertThat(log.lines())
                    .containsExactly(
                            "WARN The SDK does not use NXOP_MSK_CA_FILE, because the client's own properties decide whom the client trusts:"
                                    + " ssl.truststore.location");
        }
    }

    @Test
    void brokersThatAreNotTheClusters() {
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(refused("AWS_MSK_IAM", own -> own.setProperty("bootstrap.servers", "127.0.0.1:19098")))
                    .hasMessageStartingWith(SETTINGS + "bootstrap.servers is 127.0.0.1:19098, but the brokers of"
                            + " NXOP_MSK_CLUSTER_ARN are " + sandbox.msk().bootstrapServers() + ".\n  Remedy: Set"
                            + " bootstrap.servers to these brokers.");
        }
    }

    /** A callback handler cannot look brokers up for the client; what it can say is which they are. */
    @Test
    void theDefaultOfAFrameworkInPlaceOfBrokers() {
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(refused("AWS_MSK_IAM", own -> own.setProperty("bootstrap.servers", "localhost:9092")))
                    .hasMessageContaining(
                            "bootstrap.servers is localhost:9092, but the brokers of NXOP_MSK_CLUSTER_ARN are "
                                    + sandbox.msk().bootstrapServers());
        }
    }

    @Test
    void otherBrokersThanTheVariables() {
        try (Alone alone = Alone.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", "b-1.ours:9098")) {
            assertThat(refused("OAUTHBEARER", own -> {}))
                    .hasMessageContaining("bootstrap.servers is "
                            + sandbox.msk().bootstrapServers() + ", but NXOP_MSK_BOOTSTRAP_SERVERS is b-1.ours:9098.");
        }
    }

    /** Kafka resolves the names before it calls the handler: so this is what it would call it with. */
    @Test
    void brokersOfAnotherRegion() {
        try (Alone alone = Alone.in(sandbox, "NXOP_MSK_CLUSTER_ARN", "")) {
            assertThatThrownBy(() -> configured(
                            "OAUTHBEARER",
                            OAuthBearerLoginModule.class,
                            Map.of("bootstrap.servers", List.of("b-1.c.abc.c2.kafka.us-west-2.amazonaws.com:9098"))))
                    .hasMessageContaining(
                            "kafka.us-west-2.amazonaws.com:9098, but the SDK signs the login for us-east-1.");
        }
    }

    private static NxopMskCallbackHandler configured(String mechanism, Class<?> module, Map<String, ?> configs) {
        NxopMskCallbackHandler handler = new NxopMskCallbackHandler();
        handler.configure(
                configs,
                mechanism,
                List.of(new AppConfigurationEntry(module.getName(), LoginModuleControlFlag.REQUIRED, Map.of())));
        return handler;
    }

    /** aws-msk-iam-auth's README sets both handlers; with one of them left, the pod's own role would log in. */
    @ParameterizedTest
    @CsvSource({
        "OAUTHBEARER, sasl.client.callback.handler.class, software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler,"
                + " it may log in with another identity",
        "OAUTHBEARER, sasl.client.callback.handler.class, com.aa.nxop.access.msk.NxopMskCallbackHandler,"
                + " needs only under sasl.login.callback.handler.class",
        "AWS_MSK_IAM, sasl.login.callback.handler.class, com.aa.nxop.access.msk.NxopMskCallbackHandler,"
                + " needs only under sasl.client.callback.handler.class",
        "AWS_MSK_IAM, sasl.login.class, org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerRefreshingLogin,"
                + " must not be set",
        "OAUTHBEARER, sasl.oauthbearer.token.endpoint.url, https://example.com, belongs to a login without the session",
        "AWS_MSK_IAM, sasl.nxop.access, NxopAccess[…], is text",
        "AWS_MSK_IAM, security.protocol, SASL_PLAINTEXT, must be SASL_SSL",
    })
    void aLoginOfSomebodyElse(String mechanism, String name, String value, String why) {
        try (Alone alone = Alone.in(sandbox)) {
            long before = sandbox.requests(Endpoint.STS);
            int logins = sandbox.msk().logins().size();
            AccessException refusal = refused(mechanism, own -> own.setProperty(name, value));
            assertThat(refusal).hasMessageStartingWith(LOGIN + name).hasMessageContaining(why);
            assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(before);
            assertThat(sandbox.msk().logins()).hasSize(logins);
        }
    }

    /** The handler of the other role alone: Kafka's own would be asked for the login. */
    @ParameterizedTest
    @CsvSource({
        "OAUTHBEARER, sasl.login.callback.handler.class, sasl.client.callback.handler.class",
        "AWS_MSK_IAM, sasl.client.callback.handler.class, sasl.login.callback.handler.class",
    })
    void ourHandlerUnderTheOtherKeyAlone(String mechanism, String right, String wrong) {
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(refused(mechanism, own -> own.setProperty(wrong, (String) own.remove(right))))
                    .hasMessageStartingWith(
                            LOGIN + right + " is not set, but must be com.aa.nxop.access.msk.NxopMskCallbackHandler; "
                                    + wrong + " is");
        }
    }

    @Test
    void optionsOfTheLoginModule() {
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(refused(
                            "AWS_MSK_IAM",
                            own -> own.setProperty(
                                    "sasl.jaas.config",
                                    "software.amazon.msk.auth.iam.IAMLoginModule required awsProfileName=\"hidden\";")))
                    .hasMessageStartingWith(
                            LOGIN + "sasl.jaas.config has awsProfileName, which the SDK does not read: the session"
                                    + " decides the identity.");
        }
    }

    @Test
    void aBeanAndTwoHandlersAreOneSession() throws Exception {
        try (Alone alone = Alone.in(sandbox);
                NxopAccess bean = NxopAccess.fromEnvironment()) {
            long before = sandbox.requests(Endpoint.STS);
            bean.credentialsProvider().resolveCredentials();
            for (String mechanism : new String[] {"AWS_MSK_IAM", "OAUTHBEARER"}) {
                try (Admin admin = Admin.create(Alone.text(sandbox, mechanism))) {
                    assertThat(admin.listTopics().names().get()).contains("t");
                }
            }
            assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(before + 1);
        }
    }

    /** Whoever made the access may close it, when a framework's clients go on. */
    @Test
    void aHandlerOutlivesTheAccessThatItHasFound() throws Exception {
        try (Alone alone = Alone.in(sandbox);
                NxopAccess bean = NxopAccess.fromEnvironment()) {
            NxopMskCallbackHandler handler = configured("AWS_MSK_IAM", IAMLoginModule.class, Map.of());
            bean.close();
            AWSCredentialsCallback wanted = new AWSCredentialsCallback();
            handler.handle(new Callback[] {wanted});
            assertThat(wanted.isSuccessful()).isTrue();
        }
    }
}
