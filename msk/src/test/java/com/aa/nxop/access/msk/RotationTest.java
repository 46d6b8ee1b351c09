package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxSts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sessions of seconds, on a broker that ends connections with the credentials, as MSK does. */
@Tag("full")
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
final class RotationTest {
    private static final int ROTATIONS = 10;

    @Test
    void noRecordIsLostOrDoubledInTenRotations() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .msk(msk -> msk.topic("t"))
                        .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(8)))
                        .start();
                NxopAccess nxop = Access.in(sandbox);
                Producer<String, String> producer = Clients.producer(nxop);
                Consumer<String, String> consumer = Clients.consumer(nxop, "g")) {
            Traffic traffic = new Traffic(producer, consumer);
            while (sessions(sandbox) <= ROTATIONS) {
                traffic.once();
            }
            traffic.assertNothingLostOrDoubled();
            assertThat(sandbox.msk().refusals()).isEmpty();
            assertThat(sandbox.msk().logins())
                    .filteredOn(login -> login.reauthentication())
                    .hasSizeGreaterThan(ROTATIONS);
        }
    }

    @Test
    void anStsThatIsDownForARotationIsNotNoticed() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .msk(msk -> msk.topic("t"))
                        .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(16)))
                        .start();
                NxopAccess nxop = Access.in(sandbox);
                Producer<String, String> producer = Clients.producer(nxop);
                Consumer<String, String> consumer = Clients.consumer(nxop, "g")) {
            Traffic traffic = new Traffic(producer, consumer);
            int before = sandbox.requests(Endpoint.STS);
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            // The refresh, which is due from the sixth second on, and the one after it: each asks up to three times.
            while (sandbox.requests(Endpoint.STS) < before + 4) {
                traffic.once();
            }
            sandbox.faults(Endpoint.STS).clear();
            while (sessions(sandbox) < 2) {
                traffic.once();
            }
            traffic.assertNothingLostOrDoubled();
        }
    }

    @Test
    void anStsThatRefusesAtTheStartIsSaidBeforeThereIsAClient() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.MSK).start();
                NxopAccess nxop = Access.in(sandbox)) {
            sandbox.trustPolicies().replaceTarget("""
                    {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "sts:*"}}
                    """);
            AccessException failure = catchThrowableOfType(AccessException.class, () -> Clients.producer(nxop));
            assertThat(failure.finding().id()).isEqualTo("assume-role-refused");
            assertThat(sandbox.msk().logins()).isEmpty();
        }
    }

    private static long sessions(NxopSandbox sandbox) {
        return sandbox.sts().calls().stream()
                .filter(SandboxSts.Call::bySession)
                .filter(call -> call.action().equals("AssumeRole") && call.sessionArn() != null)
                .count();
    }

    /** Numbered records, all of which must come back once and in order. */
    private static final class Traffic {
        private final Producer<String, String> producer;
        private final Consumer<String, String> consumer;
        private final List<Integer> received = new ArrayList<>();
        private int sent;

        Traffic(Producer<String, String> producer, Consumer<String, String> consumer) {
            this.producer = producer;
            this.consumer = consumer;
            consumer.subscribe(List.of("t"));
        }

        void once() {
            Clients.send(producer, "t", String.valueOf(sent++));
            receive(Duration.ofMillis(100));
        }

        private void receive(Duration wait) {
            for (ConsumerRecord<String, String> event : consumer.poll(wait)) {
                received.add(Integer.valueOf(event.value()));
            }
        }

        void assertNothingLostOrDoubled() {
            Instant end = Instant.now().plusSeconds(20);
            while (received.size() < sent && Instant.now().isBefore(end)) {
                receive(Duration.ofMillis(200));
            }
            assertThat(received).hasSize(sent).isSorted().doesNotHaveDuplicates();
        }
    }
}
