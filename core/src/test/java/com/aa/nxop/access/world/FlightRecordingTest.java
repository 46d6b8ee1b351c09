package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 22, 7: what Java Flight Recorder has of a session, as JDK Mission Control shows it. */
@Tag("full")
final class FlightRecordingTest {
    private static final String NAMES = "com.aa.nxop.access.Session";

    private static List<RecordedEvent> recorded(Recording recording, Path file) throws Exception {
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith(NAMES))
                .toList();
    }

    private static List<RecordedEvent> of(String name, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(NAMES + name))
                .toList();
    }

    @Test
    void attemptsWaitsAndDiscards(@TempDir Path folder) throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                Recording recording = new Recording()) {
            recording.start();
            sandbox.faults(Endpoint.STS)
                    .inject(Fault.status(404, "default backend - 404").times(1));
            assertThat(catchThrowable(() -> nxop.credentialsProvider().resolveCredentials()))
                    .isNotNull();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> nxop.credentialsProvider().resolveCredentials() != null);
            String key = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            nxop.invalidate(key);
            nxop.credentialsProvider().resolveCredentials();

            // The attempt's event comes after the session that it hands to callers.
            List<RecordedEvent> events = Awaitility.await()
                    .until(
                            () -> recorded(recording, folder.resolve("session.jfr")),
                            found -> of("Attempt", found).size() == 3);
            assertThat(of("Attempt", events))
                    .extracting(event -> event.getString("outcome"))
                    .containsExactly("sts-answer", "success", "success");
            assertThat(of("Attempt", events).get(0).getString("detail")).isEqualTo("ASSUME_ROLE");
            assertThat(of("Attempt", events).get(1).getString("detail"))
                    .startsWith("arn:aws:iam::178549792225:role/example-role as ");
            assertThat(of("Attempt", events))
                    .allMatch(event -> event.getDuration().toNanos() > 0);
            assertThat(of("Attempt", events))
                    .extracting(event -> event.getThread().getJavaName())
                    .containsOnly("nxop-access-refresh");
            assertThat(of("Wait", events))
                    .extracting(event -> event.getString("outcome"))
                    .contains("failure", "success");
            assertThat(of("Wait", events).get(0).getStackTrace().getFrames())
                    .anyMatch(frame -> frame.getMethod()
                            .getType()
                            .getName()
                            .equals(getClass().getName()));
            assertThat(of("Discard", events))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getString("session"))
                            .startsWith("arn:aws:iam::178549792225:role/example-role as "));
            // The file holds no key.
            String token = sandbox.sts().session(key).orElseThrow().sessionToken();
            assertThat(events)
                    .noneMatch(event ->
                            event.toString().contains(key) || event.toString().contains(token));
        }
    }
}
