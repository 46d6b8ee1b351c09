package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each trust policy of the guide, run in the sandbox with the policy that the guide has for the pod's own role: it lets in the pod that it is
 * written for, and keeps out the pod of another namespace. Where it promises both readings of inherited tags, under both.
 */
@Tag("full")
class TrustPolicyGuideWorldTest {
    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", "guide", name));
    }

    private static String example(String name, String heading, int number) throws IOException {
        String section = Pattern.compile("^## ", Pattern.MULTILINE)
                .splitAsStream(page(name))
                .filter(part -> part.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow();
        List<String> found = new ArrayList<>();
        Pattern.compile("(?:```|~~~)json\n(.*?)(?:```|~~~)", Pattern.DOTALL)
                .matcher(section)
                .results()
                .forEach(block -> found.add(block.group(1)));
        return found.get(number).replace("<the external id that the pod sends>", "an-id");
    }

    @ParameterizedTest
    @CsvSource({
        "A good policy, 0, POD_IDENTITY, true, '', ''",
        "Where the pod passes its tags itself, 0, WEB_IDENTITY, true, '', ''",
        "Where the pod passes its tags itself, 0, KUBE2IAM, true, '', ''",
        "With an external id, 0, POD_IDENTITY, true, NXOP_EXTERNAL_ID, an-id",
        "With a source identity, 0, POD_IDENTITY, true, NXOP_SOURCE_IDENTITY, {namespace}.{service-account}",
        "With a source identity, 0, WEB_IDENTITY, true, NXOP_SOURCE_IDENTITY, {namespace}.{service-account}",
        "Under both readings, 0, POD_IDENTITY, true, '', ''",
        "Under both readings, 0, POD_IDENTITY, false, '', ''",
        "Under both readings, 0, WEB_IDENTITY, false, '', ''",
        "Under both readings, 1, POD_IDENTITY, true, NXOP_EXTERNAL_ID, an-id",
        "Under both readings, 1, POD_IDENTITY, false, NXOP_EXTERNAL_ID, an-id",
        "Under both readings, 1, WEB_IDENTITY, false, NXOP_EXTERNAL_ID, an-id",
    })
    void letsItsPodInAndKeepsTheNeighbourOut(
            String heading, int number, PodSource source, boolean requestTags, String variable, String value)
            throws IOException {
        String policy = example("trust-policy.md", heading, number);
        assertThat(accepted("fxip-ms-dev", source, requestTags, policy, variable, value))
                .isTrue();
        assertThat(accepted("fxip-ms-prod", source, requestTags, policy, variable, value))
                .isFalse();
        if (variable.equals("NXOP_EXTERNAL_ID")) {
            assertThat(accepted("fxip-ms-dev", source, requestTags, policy, variable, "another-id"))
                    .isFalse();
        }
    }

    /** Why the guide has a section on it: each of the two usual forms fails under one reading. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void oneKeyAloneHangsOnTheReading(boolean requestTags) throws IOException {
        String byRequest = example("trust-policy.md", "A good policy", 0);
        assertThat(accepted("fxip-ms-dev", PodSource.POD_IDENTITY, requestTags, byRequest, "", ""))
                .isEqualTo(requestTags);
        assertThat(accepted(
                        "fxip-ms-dev",
                        PodSource.WEB_IDENTITY,
                        requestTags,
                        byRequest.replace("RequestTag", "PrincipalTag"),
                        "",
                        ""))
                .isFalse();
    }

    private static boolean accepted(
            String namespace, PodSource source, boolean requestTags, String policy, String variable, String value)
            throws IOException {
        String own = example("permissions.md", "The pod's own role", 0);
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(source)
                .pod(pod -> pod.namespace(namespace))
                .sts(sts -> sts.inheritedTagsAreRequestTags(requestTags))
                .trustPolicies(trust -> trust.target(policy))
                .permissions(permissions -> permissions.pod(own))
                .start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            if (!variable.isEmpty()) {
                variables.put(variable, value);
            }
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                nxop.credentialsProvider().resolveCredentials();
                return true;
            } catch (AccessException e) {
                if (e.finding().id().matches("assume-role-refused|tag-session-refused")) {
                    return false;
                }
                throw e;
            }
        }
    }
}
