package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Mutations;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer on a token's claims, by hand. */
class TokenClaimsFuzz {
    @FuzzTest(maxDuration = "10m")
    void anyClaims(FuzzedDataProvider data) {
        Mutations.check(TextMutationsTest::claims, Jwt.of(data.consumeRemainingAsString()), "");
    }
}
