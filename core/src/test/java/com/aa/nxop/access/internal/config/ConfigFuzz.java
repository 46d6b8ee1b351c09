package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.fakes.Mutations;
import com.aa.nxop.access.fakes.Pod;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

/** Jazzer on all settings at once, by hand: {@code JAZZER_FUZZ=1 ./mvnw -pl core -am test -Dtest=ConfigFuzz …}. */
class ConfigFuzz {
    @FuzzTest(maxDuration = "10m")
    void anySettings(FuzzedDataProvider data) {
        Map<String, String> pod = Pod.withPodIdentity();
        while (data.remainingBytes() > 0) {
            pod.put(data.pickValue(Setting.values()).variable(), data.consumeString(300));
        }
        Mutations.check(ignored -> AccessSettings.of(pod), "", pod.toString());
    }
}
