package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's HTTP connection prints request headers, tokens among them, to whoever turns its log to FINE. */
class HeaderLogTest {
    private final Logger http = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");
    /** Loggers of the JDK itself have this one above them, and none of the application's. */
    private final Logger above = Logger.getLogger("");

    private final @Nullable Level before = above.getLevel();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord event) {
            if (http.getName().equals(event.getLoggerName())) {
                said.add(String.valueOf(event.getMessage()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void everythingIsLogged() {
        http.setLevel(null);
        http.setFilter(null);
        above.setLevel(Level.ALL);
        listener.setLevel(Level.ALL);
        above.addHandler(listener);
    }

    @AfterEach
    void asBefore() {
        above.removeHandler(listener);
        http.setLevel(null);
        http.setFilter(null);
        above.setLevel(before);
    }

    /** As an S3 client of the AWS SDK sends it, with a presigned address beside. */
    private static void request() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(Answer.of(200, "").with("Set-Cookie", "a=hidden-cookie"))) {
            URI uri = URI.create(server.uri() + "/key?X-Amz-Security-Token=hidden-query&x=y");
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestProperty("Authorization", "AWS4-HMAC-SHA256 Signature=hidden-signature");
            connection.setRequestProperty("X-Amz-Security-Token", "hidden-token");
            connection.setRequestProperty("X-Mine", "shown");
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(server.request().headers()).containsEntry("x-amz-security-token", "hidden-token");
        }
    }

    @Test
    void anApplicationThatLogsEverythingDoesNotLogTokens() throws IOException {
        assertThat(http.isLoggable(Level.FINE)).isTrue();
        HeaderLog.keepSecrets();
        assertThat(http.isLoggable(Level.FINE)).isFalse();
        assertThat(http.isLoggable(Level.INFO)).isTrue();
        request();
        assertThat(said).isEmpty();
    }

    @Test
    void withoutTheSdkTheyAreThere() throws IOException {
        request();
        assertThat(String.join("\n", said)).contains("hidden-token", "hidden-signature", "hidden-query");
    }

    /** Application servers do so when they start; the level is gone then. */
    @Test
    void aResetOfTheLogDoesNotBringThemBack() throws IOException {
        HeaderLog.keepSecrets();
        LogManager.getLogManager().reset();
        assertThat(http.getLevel()).isNull();
        showsNoToken();
    }

    @Test
    void norDoesANewConfiguration() throws IOException {
        HeaderLog.keepSecrets();
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(".level=ALL".getBytes(StandardCharsets.UTF_8)));
        showsNoToken();
        LogManager.getLogManager()
                .updateConfiguration(
                        new ByteArrayInputStream("sun.net.www.protocol.http.HttpURLConnection.level=FINEST"
                                .getBytes(StandardCharsets.UTF_8)),
                        name -> (old, next) -> next);
        showsNoToken();
    }

    private void showsNoToken() throws IOException {
        above.setLevel(Level.ALL);
        above.addHandler(listener);
        assertThat(http.isLoggable(Level.FINEST)).isTrue();
        request();
        assertThat(String.join("\n", said))
                .contains("{X-Amz-Security-Token: <redacted>}", "{Authorization: <redacted>}", "{X-Mine: shown}")
                .contains("X-Amz-Security-Token=<redacted>&x=y")
                .doesNotContain("hidden");
        said.clear();
    }

    /** Whoever wants to see headers sees them, but for the tokens. */
    @Test
    void whoSetsThatOneLoggerByItsNameKeepsTheLevelAndSeesNoToken() throws IOException {
        http.setLevel(Level.FINER);
        HeaderLog.keepSecrets();
        assertThat(http.getLevel()).isEqualTo(Level.FINER);
        request();
        assertThat(String.join("\n", said)).contains("{X-Mine: shown}").doesNotContain("hidden");
    }

    @Test
    void aFilterOfTheApplicationsStillDecides() throws IOException {
        http.setLevel(Level.FINEST);
        http.setFilter(event -> false);
        HeaderLog.keepSecrets();
        HeaderLog.keepSecrets();
        request();
        assertThat(said).isEmpty();
        http.setFilter(event -> event.getMessage().contains("shown"));
        HeaderLog.keepSecrets();
        request();
        assertThat(said).hasSize(1).allMatch(text -> text.contains("shown") && !text.contains("hidden"));
    }
}
