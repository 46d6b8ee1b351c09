package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextKeysTest {
    @Test
    void nameTagsByTheirKeys() {
        ContextKeys keys = ContextKeys.NONE.withTags("aws:RequestTag/", Map.of("team", "crew", "stage", "dev"));

        assertThat(keys.all("aws:RequestTag/team")).containsExactly("crew");
        assertThat(keys.all("AWS:REQUESTTAG/STAGE")).containsExactly("dev");
    }

    @Test
    void doNotChange() {
        List<String> values = new ArrayList<>(List.of("a"));
        ContextKeys keys = ContextKeys.NONE.with("x:y", values);
        values.add("b");
        ContextKeys more = keys.with("x:y", "c");

        assertThat(keys.all("x:y")).containsExactly("a");
        assertThat(more.all("x:y")).containsExactly("c");
        assertThat(ContextKeys.NONE.all("x:y")).isEmpty();
    }

    @Test
    void combineWithTheOthersWinning() {
        ContextKeys mine = ContextKeys.NONE.with("x:a", "1").with("x:b", "1");
        ContextKeys theirs = ContextKeys.NONE.with("X:B", "2").with("x:c", "2");

        assertThat(mine.and(theirs).all("x:a")).containsExactly("1");
        assertThat(mine.and(theirs).all("x:b")).containsExactly("2");
        assertThat(mine.and(theirs).all("x:c")).containsExactly("2");
    }

    @Test
    void showNoValues() {
        assertThat(ContextKeys.NONE.with("sts:ExternalId", "confidential")).hasToString("[sts:ExternalId]");
    }
}
