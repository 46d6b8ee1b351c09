package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants secrets wherever the Doctor looks, and looks for them in what it says. */
@Tag("full")
@Timeout(60)
final class SecretsTest {
    private static final String CANARY = "CANARY-5f1c9a";
    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9." + CANARY + ".x";

    private static String said(Map<String, String> variables) {
        Told report = Told.with(variables, "--timeout", "5");
        Told json = Told.with(variables, "--timeout", "5", "--json");
        Told page = Told.with(variables, "--timeout", "5", "--html", "-");
        assertThat(page.out()).startsWith("<!DOCTYPE html>");
        return report.out() + report.err() + json.out() + json.err() + page.out();
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void ofAPodThatIsWell(PodSource source) throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            String said = said(Told.and(sandbox, "NXOP_EXTERNAL_ID", CANARY + "-external-id"));
            assertThat(said).contains("works").doesNotContain(CANARY);
            if (source == PodSource.POD_IDENTITY || source == PodSource.WEB_IDENTITY) {
                String token = Files.readString(sandbox.token().file()).strip();
                assertThat(said)
                        .doesNotContain(token.split("\\.", -1)[0] + ".")
                        .doesNotContain(token.split("\\.", -1)[2]);
            }
            assertThat(Pattern.compile("ASIA[A-Z0-9]{16}").matcher(said).find()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void ofAnAgentThatAnswersWithThem(int status) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.AGENT)
                    .inject(Fault.status(
                            status == 200 ? 200 : 404, status == 200 ? "{\"Token\": \"" + CANARY : "not here"));
            assertThat(said(sandbox.environment())).contains("does not work").doesNotContain(CANARY);
        }
    }

    @Test
    void ofStsAnswersThatAreNone() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS).inject(Fault.status(200, "<SecretAccessKey>" + CANARY));
            assertThat(said(sandbox.environment())).contains("sts-answer").doesNotContain(CANARY);
        }
    }

    @Test
    void ofSettingsThatAreWrong() {
        for (String variable : List.of(
                "NXOP_ROLE",
                "NXOP_REGION",
                "NXOP_SOURCE",
                "NXOP_SESSION_NAME",
                "NXOP_SESSION_TAGS",
                "NXOP_CLUSTER_ARN",
                "NXOP_VAULT_PROFILE",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            for (String secret : List.of(JWT, "mongodb://user:" + CANARY + "@host:27017/", "https://h/?t=" + CANARY)) {
                assertThat(ReportedSettings.of(Environment.of(Map.of(variable, secret)))
                                .all())
                        .singleElement()
                        .hasToString("SettingReport[name=" + variable + ", origin=variable, value=present]");
            }
        }
    }

    @Test
    void ofATokenAndAnExternalIdThatWereSet() {
        Map<String, String> variables = Map.of(
                "NXOP_ROLE", "178549792225/example-role",
                "AWS_REGION", "us-east-1",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", CANARY,
                "NXOP_EXTERNAL_ID", CANARY);
        assertThat(said(variables)).contains("agent-unreachable").doesNotContain(CANARY);
    }
}
