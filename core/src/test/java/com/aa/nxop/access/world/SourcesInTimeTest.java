package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.fakes.VirtualTime;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.session.Machine;
import com.aa.nxop.access.internal.session.RefreshingCredentials;
import com.aa.nxop.access.internal.source.SourcesWithoutPauses;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.StsClient;

/** Rotation while in use, expiry, garbage and recovery: hours of a pod's life in virtual time, source by source. */
@Tag("full")
class SourcesInTimeTest {
    private static final String POD_ROLE = "arn:aws:sts::285282426848:assumed-role/pod-role/x";
    private static final Answer TOKEN = Answer.of(200, "imds-token");
    private static final Answer ROLE = Answer.of(200, "arn:aws:iam::285282426848:role/pod-role");

    @TempDir
    Path directory;

    private static Instant at(int minute) {
        return FakeClock.START.plus(Duration.ofMinutes(minute));
    }

    /** A session of hop 2 that was made in this minute. */
    private static Answer assumedAt(double minute) {
        return Sts.assumed(FakeClock.START.plus(Duration.ofSeconds((long) (60 * (minute + 60)))));
    }

    private static Answer ofKube2Iam(String key, int endMinute) {
        return Answer.json("""
                {"Code":"Success","AccessKeyId":"%s","SecretAccessKey":"hidden","Token":"hidden","Expiration":"%s"}""".formatted(key, at(endMinute)));
    }

    private void render(String key, int minute) throws IOException {
        Path file = Files.writeString(
                directory.resolve("aws-credentials"),
                "AWS_ACCESS_KEY_ID='" + key + "'\nAWS_SECRET_ACCESS_KEY='hidden'\nAWS_SESSION_TOKEN='hidden'\n");
        Files.setLastModifiedTime(file, FileTime.from(at(minute)));
    }

    /** A pod with one source, and everything between it and STS; a session of an hour is refreshed after 34 minutes and a half. */
    private static final class Life implements AutoCloseable {
        final FakeClock clock = new FakeClock();
        final VirtualTime time = new VirtualTime(clock);
        final Log log = new Log();
        final ScriptedServer sts;
        final RefreshingCredentials credentials;
        private final StsClient client;

        Life(Map<String, String> source, Answer... answers) {
            sts = ScriptedServer.answering(answers);
            Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_POD_NAME", "pod-1");
            variables.putAll(source);
            variables.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
            AccessSettings config = AccessSettings.of(variables);
            client = StsClients.create(config, Optional.empty());
            WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
            credentials = new RefreshingCredentials(
                    new RoleAssumer(
                            config,
                            SourcesWithoutPauses.of(config.source(), workload, client, clock),
                            workload,
                            client,
                            clock),
                    Machine.clocks(clock),
                    time,
                    () -> 0.5);
        }

        boolean works() {
            return credentials.resolveCredentials().accessKeyId().equals("ASIATESTNXOP");
        }

        String failure() {
            return catchThrowableOfType(AccessException.class, credentials::resolveCredentials)
                    .finding()
                    .id();
        }

        List<String> calls() {
            return sts.requests().stream()
                    .map(request -> request.form().get("Action") + " by "
                            + request.headers()
                                    .getOrDefault("authorization", "")
                                    .replaceAll(".*Credential=(\\w+)/.*", "$1"))
                    .toList();
        }

        @Override
        public void close() {
            credentials.close();
            client.close();
            sts.close();
            log.close();
        }
    }

    private Life vault(Answer... answers) {
        return new Life(
                Map.of(
                        "NXOP_SOURCE",
                        "vault-file",
                        "NXOP_VAULT_FILE",
                        directory.resolve("aws-credentials").toString()),
                answers);
    }

    @Test
    void vaultsAgentReplacesTheFileAndNobodyNotices() throws IOException {
        render("ASIAONE", 0);
        try (Life pod = vault(
                Sts.identity(POD_ROLE),
                assumedAt(0),
                assumedAt(37.5),
                Sts.identity(POD_ROLE),
                assumedAt(57),
                assumedAt(94.5))) {
            assertThat(pod.works()).isTrue();
            pod.time.until(at(54));
            render("ASIATWO", 54);
            pod.time.until(at(96));
            assertThat(pod.works()).isTrue();
            assertThat(pod.calls())
                    .containsExactly(
                            "GetCallerIdentity by ASIAONE",
                            "AssumeRole by ASIAONE",
                            "AssumeRole by ASIAONE",
                            "GetCallerIdentity by ASIATWO",
                            "AssumeRole by ASIATWO",
                            "AssumeRole by ASIATWO");
            assertThat(pod.log.lines()).singleElement().asString().startsWith("INFO NXOP access is ready: ");
        }
    }

    @Test
    void theSdkReportsAFileWrittenOnceUntilANewFileArrives() throws IOException {
        render("ASIAONE", 0);
        Answer dead = Sts.refusal(403, "ExpiredToken", "The security token included in the request is expired");
        try (Life pod = vault(Sts.identity(POD_ROLE), assumedAt(0), assumedAt(37.5), assumedAt(57), dead)) {
            assertThat(pod.works()).isTrue();
            pod.time.until(at(58));
            assertThat(pod.log.lines()).hasSize(2);
            assertThat(pod.log.lines().get(1))
                    .startsWith("WARN The file ")
                    .contains("nobody has refreshed it since: its credentials expire at 2026-11-21T11:00:00Z. ");
            pod.time.until(at(116));
            assertThat(pod.works()).as("the session of minute 57 lives an hour").isTrue();
            assertThat(pod.log.lines()).hasSize(3);
            assertThat(pod.log.lines().get(2))
                    .startsWith(
                            "WARN The SDK could not refresh NXOP access. The session is valid until 2026-11-21T11:57:00Z. The"
                                    + " file ");
            pod.time.until(at(118));
            assertThat(pod.failure()).isEqualTo("vault-file-abandoned");
        }
        render("ASIATWO", 130);
        try (Life pod = vault(Sts.identity(POD_ROLE), assumedAt(130))) {
            pod.clock.set(at(131));
            assertThat(pod.works()).isTrue();
        }
    }

    @Test
    void garbageInTheFileIsSurvivedWhileTheSessionLives() throws IOException {
        render("ASIAONE", 0);
        try (Life pod = vault(Sts.identity(POD_ROLE), assumedAt(0), Sts.identity(POD_ROLE), assumedAt(45))) {
            assertThat(pod.works()).isTrue();
            Files.writeString(directory.resolve("aws-credentials"), "<html>");
            pod.time.until(at(38));
            assertThat(pod.works()).isTrue();
            assertThat(pod.log.lines().get(1))
                    .contains("could not refresh NXOP access")
                    .contains("has no access key id");
            render("ASIATWO", 40);
            pod.time.until(at(46));
            assertThat(pod.log.lines().get(2)).startsWith("WARN NXOP access is back after ");
            assertThat(pod.calls()).endsWith("GetCallerIdentity by ASIATWO", "AssumeRole by ASIATWO");
        }
    }

    /** What Vault delivers may be the NXOP role's session already: it is served as it is, and looked for again before it ends. */
    @Test
    void aFileOfTheNxopRoleItselfNeedsNoHopTwo() throws IOException {
        render("ASIATESTNXOP", 0);
        try (Life pod = vault(Sts.identity("arn:aws:sts::178549792225:assumed-role/example-role/vault-1"))) {
            assertThat(pod.works()).isTrue();
            for (int minute = 1; minute < 300; minute++) {
                if (minute % 54 == 0) {
                    render("ASIATESTNXOP", minute);
                }
                pod.time.until(at(minute));
                assertThat(pod.works()).as("in minute " + minute).isTrue();
            }
            assertThat(pod.calls())
                    .as("whose it is, is asked whenever the file is looked at, each five minutes")
                    .hasSizeBetween(58, 64)
                    .containsOnly("GetCallerIdentity by ASIATESTNXOP");
            assertThat(pod.log.lines())
                    .containsExactly(
                            "INFO NXOP access is ready: arn:aws:iam::178549792225:role/example-role, already served by"
                                    + " vault-file, until 2026-11-21T11:00:00Z.");
        }
    }

    /** NXOP_VAULT_LIFETIME says an hour, Vault gives a quarter of one: the agent's next file is found all the same. */
    @Test
    void theSdkReplacesAShortLivedFileOfTheNxopRoleInTime() throws IOException {
        render("ASIATESTNXOP", 0);
        try (Life pod = vault(Sts.identity("arn:aws:sts::178549792225:assumed-role/example-role/vault-1"))) {
            assertThat(pod.works()).isTrue();
            pod.time.until(at(9));
            render("ASIANEXT", 9);
            pod.time.until(at(11));
            assertThat(pod.credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIANEXT");
        }
    }

    @Test
    void kube2IamRotatesAnswersOldOnesAndRecovers() {
        try (ScriptedServer metadata = ScriptedServer.answering(
                        TOKEN,
                        ROLE,
                        ofKube2Iam("ASIAONE", 30),
                        TOKEN,
                        ROLE,
                        ofKube2Iam("ASIAOLD", 30),
                        TOKEN,
                        ROLE,
                        ofKube2Iam("ASIATWO", 70));
                Life pod = new Life(
                        Map.of(
                                "NXOP_SOURCE",
                                "kube2iam",
                                "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                                metadata.uri().toString()),
                        Sts.identity(POD_ROLE),
                        assumedAt(0),
                        Sts.identity(POD_ROLE),
                        assumedAt(40))) {
            assertThat(pod.works()).isTrue();
            pod.time.until(at(45));
            assertThat(pod.works()).isTrue();
            assertThat(pod.calls())
                    .as("whose a key is, STS says, and not the list of roles")
                    .containsExactly(
                            "GetCallerIdentity by ASIAONE",
                            "AssumeRole by ASIAONE",
                            "GetCallerIdentity by ASIATWO",
                            "AssumeRole by ASIATWO");
            assertThat(pod.log.lines()).hasSize(3);
            assertThat(pod.log.lines().get(1))
                    .startsWith(
                            "WARN The SDK could not refresh NXOP access. The session is valid until 2026-11-21T11:00:00Z. The"
                                    + " platform gave credentials that expired at 2026-11-21T10:30:00Z.");
            assertThat(pod.log.lines().get(2)).startsWith("WARN NXOP access is back after 1 failed attempts: ");
        }
    }
}
