package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionStatus.State;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class UntouchedSessionTest {
    /** A diagnosis makes a session of its own: the application's log, listeners and status hear nothing of it. */
    @Test
    void aDiagnosisLeavesTheSessionOfTheApplicationAlone() {
        List<SessionEvent> events = new CopyOnWriteArrayList<>();
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                Log log = Log.ofSession();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            nxop.addListener(events::add);
            assertThat(Doctor.diagnose(nxop).healthy()).isTrue();
            assertThat(sandbox.sts().calls()).isNotEmpty();
            assertThat(events).isEmpty();
            assertThat(nxop.status().state()).isEqualTo(State.NONE);
            assertThat(log.lines()).isEmpty();
        }
    }
}
