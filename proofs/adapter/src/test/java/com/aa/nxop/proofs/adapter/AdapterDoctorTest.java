package com.aa.nxop.proofs.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Doctor says of a resource that it has never heard of. */
final class AdapterDoctorTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private static Map<String, String> variables(QueueService service, String queue) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_PROOF_ENDPOINT", service.uri().toString());
        variables.put("NXOP_PROOF_QUEUE", queue);
        return variables;
    }

    private static JsonNode stage(String json) {
        for (JsonNode check : JsonMapper.shared().readTree(json).get("checks")) {
            if (check.get("stage").asString().equals("queue")) {
                return check;
            }
        }
        throw new AssertionError(json);
    }

    @Test
    void theQueueIsAStageOfItsOwn() throws Exception {
        try (QueueService service = QueueService.start()) {
            DoctorProcess doctor =
                    DoctorProcess.run(DoctorProcess.withAdapter(), variables(service, "orders"), "--json");
            assertThat(doctor.exit()).as(doctor.out()).isZero();
            assertThat(stage(doctor.out()))
                    .hasToString(
                            "{\"stage\":\"queue\",\"about\":\"queue orders\",\"status\":\"ok\",\"seen\":\"holds 2 messages\",\"meaning\":\"\","
                                    + "\"remedy\":\"\",\"finding\":null,\"guide\":null}");
        }
    }

    @Test
    void aQueueThatIsNotThereFailsWithTheAdaptersFinding() throws Exception {
        try (QueueService service = QueueService.start()) {
            DoctorProcess doctor =
                    DoctorProcess.run(DoctorProcess.withAdapter(), variables(service, "returns"), "--json");
            assertThat(doctor.exit()).as(doctor.out()).isOne();
            assertThat(JsonMapper.shared().readTree(doctor.out()).get("finding").asString())
                    .isEqualTo("queue-unknown");
            assertThat(stage(doctor.out()).toString().replace(service.uri().getAuthority(), "HOST"))
                    .isEqualTo(
                            "{\"stage\":\"queue\",\"about\":\"queue returns\",\"status\":\"failed\",\"seen\":\"There is no queue returns at HOST.\","
                                    + "\"meaning\":\"\",\"remedy\":\"Correct NXOP_PROOF_QUEUE.\",\"finding\":\"queue-unknown\","
                                    + "\"guide\":\"https://nxop-access.example/docs/guide/troubleshooting.md#queue-unknown\"}");
        }
    }

    @Test
    void withoutASettingTheQueueIsSkipped() throws Exception {
        DoctorProcess doctor = DoctorProcess.run(DoctorProcess.withAdapter(), sandbox.environment(), "--json");
        assertThat(doctor.exit()).as(doctor.out()).isZero();
        assertThat(stage(doctor.out()).get("seen").asString()).isEqualTo("not configured");
    }
}
