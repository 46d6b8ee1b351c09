package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault at every endpoint. */
@Tag("full")
class FaultMatrixTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX = NxopSandbox.builder()
            .with(Part.MSK, Part.DOCDB)
            .sts(sts -> sts.fallbackRegion("us-west-2"))
            .build();

    @AfterEach
    void clear() {
        for (Endpoint endpoint : Endpoint.values()) {
            SANDBOX.faults(endpoint).clear();
        }
    }

    private static HttpURLConnection ask(Endpoint endpoint) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) SANDBOX.uri(endpoint).resolve("/x").toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout(300);
        return connection;
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream in =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void refusesStrangersOnItsOwn(Endpoint endpoint) throws IOException {
        assertThat(ask(endpoint).getResponseCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void answersWithAnyStatus(Endpoint endpoint) throws IOException {
        SANDBOX.faults(endpoint).inject(Fault.status(502, "bad gateway").times(1));
        HttpURLConnection connection = ask(endpoint);
        assertThat(connection.getResponseCode()).isEqualTo(502);
        assertThat(body(connection)).isEqualTo("bad gateway");
        assertThat(ask(endpoint).getResponseCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void answersNonsense(Endpoint endpoint) throws IOException {
        SANDBOX.faults(endpoint).inject(Fault.garbage());
        assertThat(body(ask(endpoint))).contains("<<garbage>>");
        SANDBOX.faults(endpoint).clear();
        SANDBOX.faults(endpoint).inject(Fault.empty());
        assertThat(body(ask(endpoint))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void breaksConnections(Endpoint endpoint) throws IOException {
        SANDBOX.faults(endpoint).inject(Fault.reset());
        assertThatThrownBy(() -> ask(endpoint).getResponseCode()).isInstanceOf(IOException.class);
        SANDBOX.faults(endpoint).clear();
        SANDBOX.faults(endpoint).inject(Fault.truncated());
        HttpURLConnection broken = ask(endpoint);
        // The JDK's client says nothing when the body of an error ends too early.
        assertThat(body(broken).getBytes(UTF_8)).hasSizeLessThan(broken.getContentLength());
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void hangs(Endpoint endpoint) {
        SANDBOX.faults(endpoint).inject(Fault.hang());
        assertThatThrownBy(() -> ask(endpoint).getResponseCode()).isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void leavesTheOthersAlone(Endpoint endpoint) throws IOException {
        SANDBOX.faults(endpoint).inject(Fault.status(599));
        for (Endpoint other : Endpoint.values()) {
            assertThat(ask(other).getResponseCode() == 599).isEqualTo(other == endpoint);
        }
    }

    @Test
    void throttlesInEachServicesOwnWords() throws IOException {
        SANDBOX.faults(Endpoint.AGENT).inject(Fault.throttle());
        HttpURLConnection agent = ask(Endpoint.AGENT);
        assertThat(agent.getResponseCode()).isEqualTo(429);
        assertThat(body(agent)).isEqualTo("Too Many Requests\n");

        SANDBOX.faults(Endpoint.STS).inject(Fault.throttle());
        HttpURLConnection sts = ask(Endpoint.STS);
        assertThat(sts.getResponseCode()).isEqualTo(400);
        assertThat(body(sts)).contains("<Code>Throttling</Code>", "<Message>Rate exceeded</Message>");

        SANDBOX.faults(Endpoint.S3).inject(Fault.throttle());
        HttpURLConnection s3 = ask(Endpoint.S3);
        assertThat(s3.getResponseCode()).isEqualTo(503);
        assertThat(body(s3)).contains("<Code>SlowDown</Code>", "<Message>Please reduce your request rate.</Message>");

        SANDBOX.faults(Endpoint.SSM).inject(Fault.throttle());
        HttpURLConnection ssm = ask(Endpoint.SSM);
        assertThat(ssm.getResponseCode()).isEqualTo(400);
        assertThat(body(ssm)).isEqualTo("{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");

        SANDBOX.faults(Endpoint.KAFKA).inject(Fault.throttle());
        HttpURLConnection kafka = ask(Endpoint.KAFKA);
        assertThat(kafka.getResponseCode()).isEqualTo(429);
        assertThat(kafka.getHeaderField("x-amzn-ErrorType")).isEqualTo("TooManyRequestsException");
        assertThat(body(kafka)).isEqualTo("{\"message\":\"Too Many Requests\"}");

        SANDBOX.faults(Endpoint.DOCDB).inject(Fault.throttle());
        HttpURLConnection docdb = ask(Endpoint.DOCDB);
        assertThat(docdb.getResponseCode()).isEqualTo(400);
        assertThat(body(docdb))
                .contains(
                        "xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\"",
                        "<Code>Throttling</Code><Message>Rate exceeded</Message>");
    }

    @Test
    void countsFaultedRequestsToo() throws IOException {
        int before = SANDBOX.requests(Endpoint.METADATA);
        SANDBOX.faults(Endpoint.METADATA).inject(Fault.status(500).times(1));
        ask(Endpoint.METADATA).getResponseCode();
        ask(Endpoint.METADATA).getResponseCode();
        assertThat(SANDBOX.requests(Endpoint.METADATA) - before).isEqualTo(2);
    }
}
