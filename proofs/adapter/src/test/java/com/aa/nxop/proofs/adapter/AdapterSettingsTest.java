package com.aa.nxop.proofs.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an application sees of an adapter's settings. */
final class AdapterSettingsTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    @Test
    void theAdapterWorksWithTheSessionAndWithItsVariables() throws Exception {
        try (QueueService service = QueueService.start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            variables.put("NXOP_PROOF_ENDPOINT", service.uri().toString());
            variables.put("NXOP_PROOF_QUEUE", "orders");
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                assertThat(QueueClient.of(nxop).length()).isEqualTo(2);
                assertThat(service.accessKeys())
                        .containsExactly(
                                nxop.credentialsProvider().resolveCredentials().accessKeyId());
            }
        }
    }

    @Test
    void theBuilderWinsOverTheVariableAndUnsetsIt() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_PROOF_QUEUE", "returns");
        assertThat(queue(NxopConfig.builder(variables).set("NXOP_PROOF_QUEUE", "orders")))
                .contains("orders");
        assertThat(queue(NxopConfig.builder(variables).set("NXOP_PROOF_QUEUE", " ")))
                .isEmpty();
    }

    private static Optional<String> queue(NxopConfig.Builder builder) {
        try (NxopAccess nxop = NxopAccess.of(builder.build())) {
            return nxop.adapterContext().settings(new QueueSettingsReader()).queue();
        }
    }

    @Test
    void itsProblemsStandInTheOneMessageWithCores() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_ROLE");
        variables.put("NXOP_REGION", "mars");
        variables.put("NXOP_PROOF_ENDPOINT", "queues.example.com");
        AccessException refused = catchThrowableOfType(
                AccessException.class,
                () -> NxopConfig.builder(variables)
                        .set("NXOP_PROOF_QUEUE", "Orders!")
                        .build());
        assertThat(refused).hasMessage("""
                        NXOP access is not configured: 4 problems.
                          1. NXOP_ROLE is not set: it names the role in the NXOP account, as the annotation runway.aa.com/pod-identity does. Write for example NXOP_ROLE=178549792225/example-role. [config-missing]
                          2. NXOP_REGION is "mars": it must be the id of an AWS region. Write for example us-east-1. [config-region]
                          3. the builder's NXOP_PROOF_QUEUE is "Orders!": a queue's name has lower-case letters only. Write for example orders. [queue-name]
                          4. NXOP_PROOF_ENDPOINT is not an address: it must be an http or https URL with a host and no user name. Write for example https://sts.us-east-1.amazonaws.com, or leave it out. [config-endpoint]
                          Remedy: Correct the 4 settings named above.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }

    @Test
    void itsOneProblemIsTheFinding() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_PROOF_QUEUE", "Orders!");
        AccessException refused =
                catchThrowableOfType(AccessException.class, () -> NxopConfig.fromEnvironment(variables));
        assertThat(refused.finding()).isEqualTo(QueueFinding.QUEUE_NAME);
        assertThat(refused).hasMessage("""
                        NXOP access is not configured: 1 problem.
                          1. NXOP_PROOF_QUEUE is "Orders!": a queue's name has lower-case letters only. Write for example orders. [queue-name]
                          Remedy: Correct the setting named above.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#queue-name""");
    }

    @Test
    void aMisspeltOneIsToldWithTheNameThatIsMeant() {
        AccessException refused = catchThrowableOfType(
                AccessException.class,
                () -> NxopConfig.builder(sandbox.environment())
                        .set("NXOP_PROOF_QUEU", "orders")
                        .build());
        assertThat(refused).hasMessage("""
                        NXOP access is not configured: 1 problem.
                          1. the builder's NXOP_PROOF_QUEU is not a setting of this SDK. Did you mean NXOP_PROOF_QUEUE? \
                        [config-invalid]
                          Remedy: Correct the setting named above.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }
}
