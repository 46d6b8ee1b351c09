package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What kube2iam answers while nothing is wrong, byte for byte where it can be told. */
class CredentialsTest {
    private static final Instant START = Instant.parse("2030-05-06T07:08:09Z");
    private static final String ROLE = "example-app-kpaas";

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).clock(START).build();
    private MetadataClient pod;

    @BeforeEach
    void start() {
        pod = new MetadataClient(sandbox.start());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/latest/meta-data/iam/security-credentials/",
                "/latest/meta-data/iam/security-credentials",
                "/2021-03-23/meta-data/iam/security-credentials/"
            })
    void namesTheRole(String path) {
        HttpResponse<String> answer = pod.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ROLE);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("Server")).hasValue("EC2ws");
    }

    @Test
    void namesARoleOfAnotherAccountByItsArn() {
        sandbox.kube2iam().annotate(sandbox.targetRole());
        assertThat(pod.role().body()).isEqualTo("arn:aws:iam::178549792225:role/example-role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::285282426848:role/example-app-kpaas", ROLE})
    void takesNamesAndArnsForTheSame(String role) {
        sandbox.kube2iam().annotate(role);
        assertThat(pod.role().body()).isEqualTo(ROLE);
        assertThat(pod.credentials(ROLE).statusCode()).isEqualTo(200);
        assertThat(pod.credentials("arn:aws:iam::285282426848:role/example-app-kpaas")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersWithTheSevenFieldsInTheirOrder() {
        HttpResponse<String> answer = pod.credentials(ROLE);
        assertThat(answer.statusCode()).isEqualTo(200);
        // Go guesses the type, and does not know JSON.
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(answer.body()).endsWith("}\n");
        JsonNode document = new JsonMapper().readTree(answer.body());
        assertThat(document.propertyNames())
                .containsExactly(
                        "AccessKeyId", "Code", "Expiration", "LastUpdated", "SecretAccessKey", "Token", "Type");
        assertThat(document.get("Code").asString()).isEqualTo("Success");
        assertThat(document.get("Type").asString()).isEqualTo("AWS-HMAC");
        Instant updated = Instant.parse(document.get("LastUpdated").asString());
        assertThat(updated).isBetween(START, START.plusSeconds(60));
        assertThat(document.get("LastUpdated").asString()).hasSize("2030-05-06T07:08:09Z".length());
        assertThat(Duration.between(
                        updated, Instant.parse(document.get("Expiration").asString())))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
    }

    @Test
    void issuesSessionsThatStsKnows() {
        JsonNode document = pod.document(ROLE);
        SandboxSts.Session session =
                sandbox.sts().session(document.get("AccessKeyId").asString()).orElseThrow();
        assertThat(session.secretAccessKey())
                .isEqualTo(document.get("SecretAccessKey").asString());
        assertThat(session.sessionToken()).isEqualTo(document.get("Token").asString());
        assertThat(session.arn())
                .isEqualTo(
                        "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/" + RoleSessionName.of("x/" + ROLE));
        assertThat(session.tags()).isEmpty();
        assertThat(session.transitiveKeys()).isEmpty();
    }

    @Test
    void assumesTheRoleAsTheNode() {
        pod.credentials(ROLE);
        List<SandboxSts.Call> calls = sandbox.sts().calls();
        assertThat(calls)
                .extracting(SandboxSts.Call::caller)
                .containsExactly(
                        "ec2.amazonaws.com", "arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718");
        assertThat(calls.get(1).parameters())
                .containsEntry("RoleArn", "arn:aws:iam::285282426848:role/example-app-kpaas")
                .containsEntry("DurationSeconds", "1800")
                .doesNotContainKey("ExternalId");
        assertThat(calls.get(1).tags()).isEmpty();
        assertThat(sandbox.kube2iam().nodeRole()).isEqualTo("arn:aws:iam::285282426848:role/kpaas-node");
    }

    @Test
    void keepsASessionForAQuarterOfAnHour() {
        String first = pod.accessKey(ROLE);
        sandbox.clock().advance(Duration.ofMinutes(14));
        assertThat(pod.accessKey(ROLE)).isEqualTo(first);
        sandbox.clock().advance(Duration.ofMinutes(1));
        String second = pod.accessKey(ROLE);
        assertThat(second).isNotEqualTo(first);
        // The first is good for as long again: nobody who took it late is left with nothing.
        assertThat(sandbox.sts().session(first).orElseThrow().expiresAt())
                .isAfter(sandbox.clock().instant().plus(Duration.ofMinutes(14)));
    }

    @Test
    void livesThroughADay() {
        String first = pod.accessKey(ROLE);
        sandbox.clock().advance(Duration.ofHours(24));
        String second = pod.accessKey(ROLE);
        assertThat(second).isNotEqualTo(first);
        assertThat(sandbox.sts().session(second).orElseThrow().expiresAt())
                .isAfter(sandbox.clock().instant());
        // The node's own session is renewed, too.
        assertThat(sandbox.sts().calls()).hasSize(4);
    }

    @Test
    void givesEachRoleItsOwnSession() {
        String first = pod.accessKey(ROLE);
        sandbox.kube2iam().annotate("another");
        assertThat(pod.credentials("another").statusCode()).isEqualTo(500);
        sandbox.kube2iam().annotate(ROLE);
        assertThat(pod.accessKey(ROLE)).isEqualTo(first);
    }
}
