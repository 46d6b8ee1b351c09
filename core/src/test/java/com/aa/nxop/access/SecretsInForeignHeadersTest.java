package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The other side repeats in headers and addresses what it was sent: neither an exception nor the SDK's log at DEBUG shows it. */
class SecretsInForeignHeadersTest {
    private static final String TOKEN = Jwt.ofPod("flights", "scheduler", "canary-of-the-pod");
    private static final String QUERY = "canary-in-the-query";
    private static final String SESSION = "FwoGZXIvYXdzEBYaDCanaryOfTheSourcesSessionToken0123456789";
    private static final String GIVEN = """
            {"AccessKeyId":"ASIATESTPOD","SecretAccessKey":"canary-secret-of-the-pod","Token":"%s","AccountId":"285282426848"}""".formatted(SESSION);

    private final Logger log = (Logger) LoggerFactory.getLogger("com.aa.nxop");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    private static Answer repeating(Answer answer, String secret) {
        return answer.with("Location", "http://127.0.0.1:1/?token=" + secret)
                .with("WWW-Authenticate", "Bearer error=\"" + secret + "\"")
                .with("x-amzn-RequestId", secret)
                .with("Warning", secret);
    }

    private String failure(ScriptedServer agent, ScriptedServer sts) {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN", TOKEN);
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.uri() + "/v1/credentials?key=" + QUERY);
        variables.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
        StringWriter text = new StringWriter();
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            AccessException failure =
                    catchThrowableOfType(AccessException.class, nxop.credentialsProvider()::resolveCredentials);
            assertThat(failure).isNotNull();
            failure.printStackTrace(new PrintWriter(text, true));
            text.append(nxop.toString()).append(nxop.config().toString());
        }
        return text
                + lines.list.stream()
                        .map(event -> event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                        .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 307, 400, 401, 403, 404, 500, 503})
    void theAgents(int status) {
        try (ScriptedServer agent = ScriptedServer.answering(repeating(Answer.of(status, ""), TOKEN));
                ScriptedServer sts = ScriptedServer.answering(Answer.xml(500, ""))) {
            assertThat(failure(agent, sts)).doesNotContain(TOKEN, QUERY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 429, 500, 503})
    void stss(int status) {
        String refusal = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
        try (ScriptedServer agent = ScriptedServer.answering(Answer.json(GIVEN));
                ScriptedServer sts = ScriptedServer.answering(repeating(Answer.xml(status, refusal), SESSION))) {
            assertThat(failure(agent, sts)).doesNotContain(TOKEN, QUERY, SESSION, "canary-secret-of-the-pod");
        }
    }
}
