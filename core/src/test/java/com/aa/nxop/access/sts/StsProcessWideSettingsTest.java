package com.aa.nxop.access.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.PasswordAuthentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

/** What an application has installed for all of its process takes no part in requests to STS either. */
class StsProcessWideSettingsTest {
    private final @Nullable CookieHandler cookies = CookieHandler.getDefault();
    private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void install() {
        CookieHandler.setDefault(jar);
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked.incrementAndGet();
                return new PasswordAuthentication("user", "hidden".toCharArray());
            }
        });
    }

    @AfterEach
    void asBefore() {
        Authenticator.setDefault(null);
        CookieHandler.setDefault(cookies);
    }

    private static StsClient client(ScriptedServer server) {
        return StsClients.create(
                NxopConfig.fromEnvironment(Pod.withPodIdentityAnd(
                        "AWS_ENDPOINT_URL_STS", server.uri().toString())),
                Optional.empty());
    }

    @Test
    void noPasswordAndNoCookieIsSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(401, "")
                        .with("WWW-Authenticate", "Basic realm=\"sts\"")
                        .with("Set-Cookie", "a=b"));
                StsClient sts = client(server)) {
            jar.put(server.uri(), Map.of("Set-Cookie", List.of("of=the-application")));
            assertThatThrownBy(sts::getCallerIdentity).isNotNull();
            assertThat(server.request().headers()).doesNotContainKeys("authorization", "cookie");
            assertThat(jar.getCookieStore().getCookies()).hasSize(1);
            assertThat(asked).hasValue(0);
        }
    }

    /** Application servers reset the JDK's log; at FINEST its HTTP connection prints every header. */
    @Test
    void nothingOfARequestIsInTheJdksLog() {
        Queue<String> said = new ConcurrentLinkedQueue<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord event) {
                said.add(event.getLoggerName() + " " + event.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        try (ScriptedServer server = ScriptedServer.answering(Sts.identity("arn:aws:sts::1:assumed-role/r/s"));
                StsClient sts = client(server)) {
            LogManager.getLogManager().reset();
            root.setLevel(Level.ALL);
            listener.setLevel(Level.ALL);
            root.addHandler(listener);
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:sts::1:assumed-role/r/s");
            assertThat(String.join("\n", said)).doesNotContain("GetCallerIdentity", "amz-sdk");
        } finally {
            root.removeHandler(listener);
            root.setLevel(Level.INFO);
        }
    }
}
