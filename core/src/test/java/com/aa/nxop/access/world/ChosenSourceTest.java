package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which source is asked, and which never is: the metadata service belongs to who names it. */
@Tag("full")
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Execution(ExecutionMode.CONCURRENT)
final class ChosenSourceTest {
    private interface Trouble extends BiConsumer<NxopSandbox, Map<String, String>> {}

    @Test
    void aPodWithBothUsesPodIdentityAndSaysSoOnce() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopSandbox other =
                        NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start();
                Log log = Log.ofSession()) {
            Map<String, String> variables = new HashMap<>(other.environment());
            variables.putAll(sandbox.environment());
            assertThat(variables).containsKeys("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI");
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                for (int i = 0; i < 3; i++) {
                    nxop.credentialsProvider().resolveCredentials();
                }
            }
            assertThat(sandbox.requests(Endpoint.AGENT)).isOne();
            assertThat(other.sts().calls()).isEmpty();
            // Said by the thread that refreshes, after its callers were answered.
            await().untilAsserted(() -> assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("INFO NXOP access is ready: arn:aws:iam::178549792225:role/example-role as ")
                    .contains(
                            ", source pod-identity of account ",
                            ", preferred to the pod's web identity token (set NXOP_SOURCE=web-identity to use"
                                    + " the token), until "));
        }
    }

    static Stream<Arguments> troubles() {
        Map<String, Trouble> troubles = new HashMap<>();
        troubles.put("STS down", (sandbox, pod) -> sandbox.faults(Endpoint.STS).inject(Fault.reset()));
        troubles.put(
                "STS throttles", (sandbox, pod) -> sandbox.faults(Endpoint.STS).inject(Fault.throttle()));
        troubles.put(
                "STS garbage", (sandbox, pod) -> sandbox.faults(Endpoint.STS).inject(Fault.garbage()));
        troubles.put(
                "agent down", (sandbox, pod) -> sandbox.faults(Endpoint.AGENT).inject(Fault.reset()));
        troubles.put("region missing", (sandbox, pod) -> {
            pod.remove("AWS_REGION");
            pod.remove("AWS_DEFAULT_REGION");
            pod.remove("NXOP_REGION");
        });
        troubles.put("token or file gone", (sandbox, pod) -> {
            pod.replaceAll((name, value) -> name.endsWith("_FILE") ? "/nonexistent/file" : value);
        });
        troubles.put("role refused", (sandbox, pod) -> pod.put("NXOP_ROLE", "178549792225/no-such-role"));
        return Stream.of(PodSource.POD_IDENTITY, PodSource.WEB_IDENTITY, PodSource.VAULT_FILE)
                .flatMap(source -> troubles.entrySet().stream()
                        .filter(trouble -> source == PodSource.POD_IDENTITY
                                || !trouble.getKey().equals("agent down"))
                        .map(trouble -> Arguments.of(source, trouble.getKey(), trouble.getValue())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("troubles")
    void nobodyElseAsksTheMetadataServiceInAnyTrouble(PodSource source, String name, Trouble trouble) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            String metadata = sandbox.uri(Endpoint.METADATA).toString();
            Map<String, String> pod = new HashMap<>(sandbox.environment());
            pod.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata);
            trouble.accept(sandbox, pod);
            Map<String, String> ofTheSdk =
                    Map.of("aws.disableEc2Metadata", "false", "aws.ec2MetadataServiceEndpoint", metadata);
            ofTheSdk.forEach(System::setProperty);
            try {
                Refused.with(pod);
            } finally {
                ofTheSdk.keySet().forEach(System::clearProperty);
            }
            assertThat(sandbox.requests(Endpoint.METADATA)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void aMissingRegionIsAnErrorBeforeAnybodyIsAsked(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            Map<String, String> pod = new HashMap<>(sandbox.environment());
            List.of("AWS_REGION", "AWS_DEFAULT_REGION").forEach(pod::remove);
            AccessException refusal = Refused.with(pod);
            assertThat(refusal).hasMessage("""
                    NXOP access is not configured: 1 problem.
                      1. NXOP_REGION is not set, and neither is AWS_REGION. The SDK never guesses the region. Write for example \
                    NXOP_REGION=us-east-1. [config-missing]
                      Remedy: Correct the setting named above.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#config-missing""");
            for (Endpoint endpoint : List.of(Endpoint.AGENT, Endpoint.STS, Endpoint.METADATA)) {
                assertThat(sandbox.requests(endpoint)).isZero();
            }
        }
    }
}
