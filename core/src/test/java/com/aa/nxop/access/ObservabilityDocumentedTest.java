package com.aa.nxop.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SessionStatus.State;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docs/guide/observability.md has every event, state and log line that the code has. */
@Timeout(60)
class ObservabilityDocumentedTest {
    private static final Pattern LOGGED = Pattern.compile("log\\.(info|warn|error)\\(\\s*\"([^\"]*)\"");
    private static String document = "";

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Path.of("..", "docs", "guide", "observability.md"));
    }

    @Test
    void everyEventWithWhatItSays() {
        for (Class<?> event : SessionEvent.class.getPermittedSubclasses()) {
            String row = document.lines()
                    .filter(line -> line.startsWith("| `" + event.getSimpleName() + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + event));
            assertThat(Arrays.stream(event.getRecordComponents())
                            .map(RecordComponent::getName)
                            .filter(name -> !name.equals("role")))
                    .allSatisfy(name -> assertThat(row).contains("`" + name + "`"));
        }
    }

    @Test
    void everyState() {
        assertThat(State.values()).allSatisfy(state -> assertThat(document).contains("`" + state + "`"));
    }

    /** By its words up to the first value. */
    @Test
    void everyLogLine() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String module : List.of("io", "core", "doctor", "s3", "msk", "docdb")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .flatMap(file -> LOGGED.matcher(text(file)).results())
                        .forEach(found -> lines.add(found.group(1).toUpperCase(java.util.Locale.ROOT) + " "
                                + found.group(2).split("\\{}|:", -1)[0]));
            }
        }
        assertThat(lines).hasSizeGreaterThan(8).allSatisfy(line -> {
            String[] parts = line.split(" ", 2);
            assertThat(document.lines()
                            .filter(row -> row.startsWith("| " + parts[0] + " | "))
                            .filter(row -> row.contains(parts[1])))
                    .as(line)
                    .isNotEmpty();
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document's example, as it stands there but for the address. */
    @Test
    void theReadinessEndpoint() throws Exception {
        try (Loopback world = new Loopback();
                NxopAccess nxop = world.access()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/ready", exchange -> {
                SessionStatus status = nxop.status();
                byte[] body = (status.state()
                                + status.finding().map(finding -> " " + finding).orElse(""))
                        .getBytes(UTF_8);
                exchange.sendResponseHeaders(status.usable() ? 200 : 503, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            try {
                assertThat(ready(server)).isEqualTo("503 NONE");
                nxop.credentialsProvider().resolveCredentials();
                assertThat(ready(server)).isEqualTo("200 FRESH");
            } finally {
                server.stop(0);
            }
        }
    }

    private static String ready(HttpServer server) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ready");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
