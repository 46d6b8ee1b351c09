package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class AccessExceptionTest {
    private final AccessException failure = new AccessException(CoreFinding.AGENT_BUSY, "The agent is busy.", "Wait.");

    @Test
    void theMessageHasWhatAndRemedyAndALink() {
        assertThat(failure).hasMessage("""
                The agent is busy.
                  Remedy: Wait.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-busy""");
        assertThat(failure.finding().id()).isEqualTo("agent-busy");
        assertThat(failure.what()).isEqualTo("The agent is busy.");
        assertThat(failure.remedy()).isEqualTo("Wait.");
        assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void theHopCanBeAnotherThanTheFindingsOwn() {
        AccessException other = new AccessException(CoreFinding.STS_BUSY, Stage.SOURCE, "a", "b", null);
        assertThat(other.stage()).isEqualTo(Stage.SOURCE);
        assertThat(other.forThisCaller().stage()).isEqualTo(Stage.SOURCE);
    }

    @Test
    void anotherCallersCopyHasTheSameWordsAndItsOwnStack() throws Exception {
        Callable<AccessException> aCallerOfItsOwn = failure::forThisCaller;
        AccessException copy = aCallerOfItsOwn.call();
        assertThat(copy).isNotSameAs(failure).hasMessage(failure.getMessage()).hasCause(failure);
        assertThat(copy.finding()).isEqualTo(failure.finding());
        assertThat(copy.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("anotherCallersCopyHasTheSameWordsAndItsOwnStack");
    }
}
