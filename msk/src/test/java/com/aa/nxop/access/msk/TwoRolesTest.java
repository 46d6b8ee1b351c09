package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxMsk;
import com.aa.nxop.testkit.SandboxSts;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A role for each client, by text: aws-msk-iam-auth #98, #124, #139, #170. */
@Tag("full")
@SuppressWarnings("try") // What is closed is an environment, which nobody names.
final class TwoRolesTest {
    private static final String OTHER = "arn:aws:iam::178549792225:role/other-role";
    private static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).role(OTHER, ALL).build();

    private static Properties text(String mechanism, String options) {
        Properties text = Alone.text(sandbox, mechanism);
        text.setProperty(
                "sasl.jaas.config",
                text.getProperty("sasl.jaas.config").replace(" required;", " required " + options + ";"));
        return text;
    }

    private static void use(Properties text) throws Exception {
        try (Admin admin = Admin.create(text)) {
            assertThat(admin.listTopics().names().get()).contains("t");
        }
    }

    private static long assumeRoles() {
        return sandbox.sts().calls().stream()
                .map(SandboxSts.Call::action)
                .filter("AssumeRole"::equals)
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void theBrokerSeesTwoPrincipals(String mechanism) throws Exception {
        try (Alone alone = Alone.in(sandbox)) {
            int before = sandbox.msk().logins().size();
            try (Admin first = Admin.create(text(mechanism, ""));
                    Admin second = Admin.create(
                            text(
                                    mechanism,
                                    "nxopRole=\"178549792225/other-role\" nxopSessionName=\"fixed\" nxopSessionTags=\"team=ops\""))) {
                first.listTopics().names().get();
                second.listTopics().names().get();
                Map<String, String> principals = sandbox.msk().logins().stream()
                        .skip(before)
                        .map(SandboxMsk.Login::principal)
                        .collect(Collectors.toMap(
                                arn -> arn.split("/", -1)[1], arn -> arn.split("/", -1)[2], (one, same) -> one));
                assertThat(principals)
                        .containsOnlyKeys("example-role", "other-role")
                        .containsEntry("other-role", "fixed");
            }
        }
    }

    /** The second access has another cluster to look for, and no other session. */
    @Test
    void equalConfigurationsShareOneSession() throws Exception {
        String role = "nxopRole=\"178549792225/other-role\" nxopSessionName=\"equal\"";
        try (Alone alone = Alone.in(sandbox)) {
            long before = assumeRoles();
            try (Admin one = Admin.create(text("AWS_MSK_IAM", role));
                    Admin two = Admin.create(
                            text("OAUTHBEARER", role + " nxopRegion=\"us-east-1\" nxopMskConnectivity=\"private\""))) {
                one.listTopics().names().get();
                two.listTopics().names().get();
            }
            use(text("AWS_MSK_IAM", role)); // Made again at once.
            assertThat(assumeRoles() - before).isOne();
        }
    }

    @Test
    void theApplicationsOwnAccessIsTheOneThatTextFinds() throws Exception {
        try (Alone alone = Alone.in(sandbox, "NXOP_SESSION_NAME", "own")) {
            long before = assumeRoles();
            NxopAccess own = NxopAccess.fromEnvironment();
            own.credentialsProvider().resolveCredentials();
            try (Admin client = Admin.create(text("AWS_MSK_IAM", "nxopSessionName=\"own\""))) {
                own.close();
                client.listTopics().names().get();
            }
            assertThat(assumeRoles() - before).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nxopSesionTags, is not a setting of this SDK. Did you mean nxopSessionTags?",
        "NxopRole, is not a setting of this SDK. Did you mean nxopRole?",
        "nxoprole, is not a setting of this SDK. Did you mean nxopRole?",
        "nxopMskClusterArm, is not a setting of this SDK. Did you mean nxopMskClusterArn?",
        "nxopFlyer, 'is not a setting of this SDK. Correct the name, or add the adapter that reads it.'",
    })
    void anUnknownOptionIsRefusedWithItsNearMiss(String option, String problem) {
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(catchThrowable(() -> use(text("AWS_MSK_IAM", option + "=\"x\""))))
                    .hasRootCauseMessage(
                            "NXOP access is not configured: 1 problem.\n  1. the JAAS option " + option + " " + problem
                                    + " [config-invalid]\n  Remedy: Correct the setting named above.\n  More:"
                                    + " https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid");
        }
    }

    @Test
    void aWrongValueIsNamedWithItsOption() {
        try (Alone alone = Alone.in(sandbox)) {
            assertThat(catchThrowable(() -> use(text("OAUTHBEARER", "nxopRole=\"other-role\""))))
                    .rootCause()
                    .hasMessageContaining(
                            "the JAAS option nxopRole is \"other-role\": it must be <12-digit account id>/<role name>");
        }
    }

    /** For frameworks that hand over nothing but text, beside an access that code made. */
    @Test
    void aHandleNamesTheApplicationsAccess() throws Exception {
        long before = assumeRoles();
        Properties text;
        try (NxopAccess own = Access.in(sandbox)) {
            text = text("AWS_MSK_IAM", "nxopAccess=\"" + own.handle() + "\"");
            use(text);
            assertThat(assumeRoles() - before).isLessThanOrEqualTo(1);
        }
        assertThat(catchThrowable(() -> use(text)))
                .hasRootCauseInstanceOf(AccessException.class)
                .rootCause()
                .hasMessageContaining(" is open in this JVM.");
    }
}
