package com.aa.nxop.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is set up wrongly: the Doctor's first finding is the right one, it blames nothing else, and its remedy helps. */
@Tag("full")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class TruthTableTest {
    private static final Path TABLE = Path.of("../docs/internals/misconfigurations.md");

    /** Broker and database take seconds to start: as many as there are visitors at once, and each goes to the next visitor. */
    private static final Queue<NxopSandbox> vacant = new ConcurrentLinkedQueue<>();

    @AfterAll
    static void close() {
        vacant.forEach(NxopSandbox::close);
    }

    /** Those that share a world lie between the others, so that few are there at once. */
    static List<Misconfiguration> misconfigurations() {
        Map<Boolean, List<Misconfiguration>> kinds =
                TruthTable.all().stream().collect(Collectors.partitioningBy(Misconfiguration::shared));
        List<Misconfiguration> spread = new ArrayList<>(kinds.get(false));
        double distance = (double) spread.size() / kinds.get(true).size() + 1;
        double place = 0;
        for (Misconfiguration visitor : kinds.get(true)) {
            spread.add((int) place, visitor);
            place += distance;
        }
        return spread;
    }

    @ParameterizedTest
    @MethodSource("misconfigurations")
    void isFoundAtOnceAndTheRemedyHelps(Misconfiguration wrong, @TempDir Path folder) throws IOException {
        if (wrong.shared()) {
            visitResources(wrong, folder);
            return;
        }
        try (Patient patient = Patient.in(wrong.newWorld(), folder)) {
            examine(patient, wrong);
        }
    }

    private static void visitResources(Misconfiguration wrong, Path folder) throws IOException {
        NxopSandbox free = vacant.poll();
        NxopSandbox world = free != null
                ? free
                : NxopSandbox.builder()
                        .with(Part.DOCDB)
                        .msk(msk -> msk.topic("flights"))
                        .start();
        boolean mended = false;
        try (Patient patient = Patient.visiting(world, folder)) {
            world.permissions().replaceTarget(Policies.allowing("kafka:*", "kafka-cluster:*", "rds:*"));
            examine(patient, wrong);
            mended = true;
        } finally {
            if (mended) {
                vacant.add(world);
            } else {
                world.close(); // The next one shall have a world without faults.
            }
        }
    }

    private static void examine(Patient patient, Misconfiguration wrong) {
        wrong.trouble().accept(patient);
        Said sick = patient.ask();
        assertThat(sick.exit()).as(sick.text()).isOne();
        assertThat(sick.stage() + ": " + sick.finding())
                .as(sick.text())
                .isEqualTo(wrong.stage() + ": " + wrong.finding());
        assertThat(sick.failed()).as("nothing else is blamed").hasSize(1);
        assertThat(sick.remedy() + " " + sick.remarks()).contains(wrong.says());
        wrong.mend().accept(patient, sick);
        Said well = patient.ask();
        assertThat(well.exit()).as(well.text()).isZero();
    }

    @Test
    void theTableInTheDocumentationIsThisOne() throws IOException {
        String table = TruthTable.rendered();
        if (Boolean.getBoolean("nxop.docs.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE))
                .as("run with -Dnxop.docs.write=true to write it anew")
                .isEqualTo(table);
    }
}
