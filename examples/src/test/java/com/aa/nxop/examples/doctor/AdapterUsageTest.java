package com.aa.nxop.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.DoctorRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The adapters on the class path bring their options to the Doctor's command line. */
final class AdapterUsageTest {
    @Test
    void theUsageShowsTheOptionsOfEachAdapter() {
        DoctorRun run = DoctorRun.with(Map.of(), List.of("--help"));
        assertThat(run.exit()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "--topic=NAME[:read|:write] Ask MSK what the role may do with this topic. You may name several.")
                .contains("--group=NAME Ask MSK whether the role may join this consumer group. You may name several.")
                .contains(
                        "--key=PREFIX Ask S3 in each --bucket whether the role may list and read objects whose keys begin with PREFIX."
                                + " You may name several.")
                .contains(
                        "--collection=DB.NAME Ask DocumentDB whether the role may read this collection. You may name several.")
                .contains("--help Print this help. Exit code: 0 access works");
    }

    @Test
    void aValueOfTheWrongFormIsWrongUsage() {
        assertThat(DoctorRun.with(Map.of(), List.of("--topic", "flights:execute"))
                        .exit())
                .isEqualTo(2);
        assertThat(DoctorRun.with(Map.of(), List.of("--collection", "orders")).exit())
                .isEqualTo(2);
        assertThat(DoctorRun.with(Map.of(), List.of("--group", "")).exit()).isEqualTo(2);
    }
}
