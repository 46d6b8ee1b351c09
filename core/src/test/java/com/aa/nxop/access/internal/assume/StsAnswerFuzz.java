package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.fakes.Mutations;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer on STS's answers, by hand. */
class StsAnswerFuzz {
    @FuzzTest(maxDuration = "10m")
    void anyAnswer(FuzzedDataProvider data) {
        int status = data.pickValue(new int[] {200, 400, 403});
        Mutations.check(text -> StsMutationsTest.answer(status, text), data.consumeRemainingAsString(), "");
    }
}
