package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.fakes.Mutations;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer on the agent's JSON, by hand. */
class AgentAnswerFuzz {
    @FuzzTest(maxDuration = "10m")
    void anyAnswer(FuzzedDataProvider data) {
        Mutations.check(SourceMutationsTest::agentsAnswer, data.consumeRemainingAsString(), "");
    }
}
