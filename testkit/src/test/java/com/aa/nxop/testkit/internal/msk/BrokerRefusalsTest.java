package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxMsk;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What Kafka's own client sees of the broker's refusals. */
@Tag("full")
class BrokerRefusalsTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("topic")).build();

    private static Throwable refused(KafkaClients clients) {
        try (Admin admin = clients.admin()) {
            admin.listTopics().names().get();
            throw new AssertionError("The broker let it in.");
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reason is for the sandbox's owner only. */
    private static void assertDenied(KafkaClients clients, String why) {
        int before = sandbox.msk().refusals().size();
        Throwable seen = refused(clients);
        assertThat(seen).isInstanceOf(SaslAuthenticationException.class);
        List<SandboxMsk.Refusal> refusals = sandbox.msk().refusals();
        assertThat(refusals).hasSizeGreaterThan(before);
        SandboxMsk.Refusal last = refusals.get(refusals.size() - 1);
        assertThat(last.why()).isEqualTo(why);
        assertThat(refusals).extracting(SandboxMsk.Refusal::text).contains(String.valueOf(seen.getMessage()));
        assertThat(seen.getMessage()).matches("\\[[0-9a-f-]{36}]: Access denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void wrongSecret(String mechanism) {
        AwsSessionCredentials right = (AwsSessionCredentials) KafkaClients.session(sandbox);
        AwsCredentials wrong = AwsSessionCredentials.create(right.accessKeyId(), "not-it", right.sessionToken());
        assertDenied(
                KafkaClients.of(mechanism, sandbox, wrong),
                "WRONG_SIGNATURE: The request signature we calculated does not match the signature you provided. Check"
                        + " your AWS Secret Access Key and signing method. Consult the service documentation for"
                        + " details.");
        assertThat(sandbox.msk().logins())
                .extracting(SandboxMsk.Login::accessKeyId)
                .doesNotContain(right.accessKeyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void expiredSession(String mechanism) {
        AwsCredentials session = KafkaClients.session(sandbox);
        sandbox.clock().advance(Duration.ofMinutes(61));
        try {
            assertDenied(
                    KafkaClients.of(mechanism, sandbox, session),
                    "SESSION_EXPIRED: The security token included in the request is expired");
        } finally {
            sandbox.clock().advance(Duration.ofMinutes(-61));
        }
    }

    @Test
    void wrongRegion() {
        AwsCredentials session = KafkaClients.session(sandbox);
        assertDenied(
                KafkaClients.of("AWS_MSK_IAM", sandbox, session).with(TestIamHandler.REGION, "eu-west-1"),
                "WRONG_REGION: Credential should be scoped to a valid region. ");
        assertDenied(
                KafkaClients.of("OAUTHBEARER", sandbox, session).with(TestIamHandler.REGION, "eu-west-1"),
                "Signed for the host \"kafka.eu-west-1.amazonaws.com\", not for one of [localhost, 127.0.0.1,"
                        + " kafka.us-east-1.amazonaws.com].");
    }

    @Test
    void endedSession() {
        AwsCredentials session = KafkaClients.session(sandbox);
        sandbox.sts().endSessions(sandbox.targetRole());
        assertDenied(
                KafkaClients.of("AWS_MSK_IAM", sandbox, session),
                "UNKNOWN_KEY: The security token included in the request is invalid.");
    }

    @Test
    void sourceCredentialsOfThePod() {
        AwsCredentials source = com.aa.nxop.testkit.PodClient.in(sandbox).fromAgent();
        assertThat(refused(KafkaClients.of("AWS_MSK_IAM", sandbox, source)))
                .isInstanceOf(SaslAuthenticationException.class);
        assertThat(sandbox.msk().refusals())
                .last()
                .extracting(SandboxMsk.Refusal::why)
                .asString()
                .startsWith("arn:aws:sts::285282426848:assumed-role/example-app-kpaas/")
                .endsWith(" is not authorized to perform: kafka-cluster:Connect on resource: "
                        + sandbox.msk().clusterArn());
    }

    @Test
    void mechanismThatMskDoesNotHave() {
        KafkaClients scram = KafkaClients.of("AWS_MSK_IAM", sandbox, KafkaClients.session(sandbox))
                .without("sasl.client.callback.handler.class")
                .with("sasl.mechanism", "SCRAM-SHA-512")
                .with(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\";");
        assertThat(refused(scram))
                .isInstanceOf(UnsupportedSaslMechanismException.class)
                .message()
                .startsWith("Client SASL mechanism 'SCRAM-SHA-512' not enabled in the server, enabled mechanisms are [")
                .contains("AWS_MSK_IAM", "OAUTHBEARER");
    }

    @Test
    void authorityThatTheClientDoesNotTrust() {
        KafkaClients clients = KafkaClients.of("AWS_MSK_IAM", sandbox, KafkaClients.session(sandbox))
                .with("ssl.truststore.type", "JKS")
                .with("ssl.truststore.location", System.getProperty("java.home") + "/lib/security/cacerts");
        assertThat(refused(clients)).isInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void clientWithoutTls() {
        KafkaClients clients = KafkaClients.of("AWS_MSK_IAM", sandbox, KafkaClients.session(sandbox))
                .with("security.protocol", "SASL_PLAINTEXT")
                .with("default.api.timeout.ms", "2000")
                .with("request.timeout.ms", "1000");
        int before = sandbox.msk().refusals().size();
        assertThat(refused(clients)).isNotInstanceOf(AssertionError.class);
        // It did not even get to say who it is.
        assertThat(sandbox.msk().refusals()).hasSize(before);
    }
}
