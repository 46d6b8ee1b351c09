package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Every outage in every stage of a session. The failure is the real one: of both hops over real HTTP. What the session makes of it in
 * its four stages is seen in virtual time, with a caller in every second. docs/internals/outages.md holds the rows.
 */
@Tag("full")
@Timeout(60)
class OutageMatrixTest {
    private static final Path REPORT = Path.of("..", "docs", "internals", "outages.md");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Outage.class)
    void isMetAsDocumented(Outage outage) throws IOException {
        Failed failed = failure(outage);
        AccessException why = failed.why();
        assertThat(Throwables.getStackTrace(why)).doesNotContain("hidden");
        assertThat(why.getMessage())
                .isEqualTo(why.what() + "\n  Remedy: " + why.remedy()
                        + "\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#"
                        + why.finding().id());
        String row = String.format(
                "| %s | `%s` | %s | %s | %s | %s | %s | %s |",
                outage.title(),
                why.finding().id(),
                failed.requests() == 0 ? "-" : failed.requests(),
                withoutSession(why, Duration.ZERO),
                withSession(why, Duration.ofMinutes(34).plusSeconds(29), 60),
                withSession(why, Duration.ofMinutes(59), 60),
                withoutSession(why, Duration.ofMinutes(60)),
                why.what().lines().findFirst().orElse("").replaceAll("\\([^)]*\\)", "(…)"));
        if (outage == Outage.TRUNCATED && Runtime.version().feature() > 17) {
            assertThat(why.finding().id()).isIn("sts-answer", "sts-unreachable");
        } else {
            assertThat(Files.readAllLines(REPORT))
                    .as("docs/internals/outages.md")
                    .contains(row);
        }
    }

    /** Promise 15: only a failure of the endpoint leads there. */
    @ParameterizedTest
    @EnumSource(Outage.class)
    void leadsToAFallbackRegionOrNotAsDocumented(Outage outage) throws IOException {
        if (outage == Outage.TRUNCATED && Runtime.version().feature() > 17) {
            return; // As above: there the connection broke.
        }
        try (SdkHttpClient impatient = impatient();
                Outage.Place place = outage.open();
                ScriptedServer fallback =
                        ScriptedServer.answering(Sts.assumed(Instant.now().plus(Duration.ofHours(1))));
                ScriptedServer agent = ScriptedServer.answering(Answer.json(source(outage)))) {
            Map<String, String> variables = variables(outage, place, agent);
            variables.put("NXOP_STS_FALLBACK_REGIONS", "us-west-2=" + fallback.uri());
            String cell = "the session comes from it";
            try (NxopAccess access = NxopAccess.builder()
                    .config(NxopConfig.fromEnvironment(variables))
                    .httpClient(impatient)
                    .build()) {
                access.credentialsProvider().resolveCredentials();
            } catch (AccessException e) {
                assertThat(fallback.requests()).isEmpty();
                cell = "not asked, `" + e.finding().id() + "`";
            }
            assertThat(Files.readAllLines(REPORT))
                    .as("docs/internals/outages.md")
                    .contains("| " + outage.title() + " | " + cell + " |");
        }
    }

    private static SdkHttpClient impatient() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofMillis(300))
                .build();
    }

    private static String source(Outage outage) {
        return "{\"AccessKeyId\":\"ASIATESTPOD\",\"SecretAccessKey\":\"hidden-secret\",\"Token\":\"hidden-token\","
                + "\"Expiration\":\"" + outage.sourceEnd() + "\",\"AccountId\":\"285282426848\"}";
    }

    /** A failure, and how many requests it took. */
    private record Failed(AccessException why, int requests) {}

    private Failed failure(Outage outage) throws IOException {
        try (SdkHttpClient impatient = impatient();
                Outage.Place place = outage.open();
                ScriptedServer agent = ScriptedServer.answering(Answer.json(source(outage)));
                NxopAccess access = NxopAccess.builder()
                        .config(NxopConfig.fromEnvironment(variables(outage, place, agent)))
                        .httpClient(impatient)
                        .build()) {
            AccessException why = catchThrowableOfType(
                    AccessException.class, () -> access.credentialsProvider().resolveCredentials());
            assertThat(why).isNotNull();
            return new Failed(why, place.met());
        }
    }

    private Map<String, String> variables(Outage outage, Outage.Place place, ScriptedServer agent) throws IOException {
        String token = Jwt.ofPod("flights", "scheduler", "pod-1");
        Map<String, String> variables;
        if (outage.webIdentity()) {
            variables = Pod.withWebIdentity();
            variables.put(
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    Files.writeString(folder.resolve("token"), token).toString());
        } else {
            variables = Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN", token);
            variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.uri() + "/v1/credentials");
        }
        variables.put("AWS_ENDPOINT_URL_STS", place.sts().toString());
        return variables;
    }

    private static Refreshing failing(AccessException why, Duration age) {
        Refreshing refreshing = new Refreshing();
        if (!age.isZero()) {
            refreshing.key();
            refreshing.scheduler.advance(Duration.ofMinutes(34));
            refreshing.loader.does(() -> {
                throw why;
            });
            refreshing.scheduler.advance(age.minusMinutes(34));
        }
        refreshing.loader.does(() -> {
            throw why;
        });
        return refreshing;
    }

    /** For a minute, served in every second by the session that is there. Attempts in that minute. */
    private static String withSession(AccessException why, Duration age, int seconds) {
        Refreshing refreshing = failing(why, age);
        int before = refreshing.loader.loads();
        for (int second = 0; second < seconds; second++) {
            assertThat(refreshing.key()).isEqualTo("key-1");
            refreshing.scheduler.advance(Duration.ofSeconds(1));
        }
        return "served, " + (refreshing.loader.loads() - before);
    }

    /** For a minute, the same failure in every second, and a session within a rest. Attempts in that minute. */
    private static String withoutSession(AccessException why, Duration age) {
        Refreshing refreshing = failing(why, age);
        int before = refreshing.loader.loads();
        for (int second = 0; second < 60; second++) {
            AccessException failure = refreshing.failure();
            assertThat(failure).hasMessage(why.getMessage());
            assertThat(failure.finding()).isEqualTo(why.finding());
            assertThat(failure.retryable()).isEqualTo(why.retryable());
            refreshing.scheduler.advance(Duration.ofSeconds(1));
        }
        int attempts = refreshing.loader.loads() - before;
        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofSeconds(15));
        assertThat(refreshing.key()).startsWith("key-");
        return "error, " + attempts;
    }
}
