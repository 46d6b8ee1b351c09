package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.text.SourceIdentityTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class SourceIdentitySettingTest {
    @Test
    void isATextOrFactsOfThePod() {
        assertThat(Configured.with("NXOP_SOURCE_IDENTITY", "{namespace}.{pod}")
                        .session()
                        .sourceIdentity())
                .contains(new SourceIdentityTemplate("{namespace}.{pod}"));
        assertThat(Configured.with("NXOP_SOURCE_IDENTITY", "crew-app").session())
                .asString()
                .endsWith(", source identity crew-app");
    }

    @Test
    void aWrongOneIsAProblemAtStart() {
        Configured.hasOneProblem(
                "NXOP_SOURCE_IDENTITY",
                "crew app",
                CoreFinding.CONFIG_SOURCE_IDENTITY,
                "NXOP_SOURCE_IDENTITY is \"crew app\": a source identity must have 2 to 64 characters out of A-Z a-z 0-9 _ + = , ."
                        + " @ -. Write such a text, or facts of the pod: {namespace}, {service-account}, {pod}, {pod-uid}, {cluster}.");
        Configured.hasOneProblem(
                "NXOP_SOURCE_IDENTITY",
                "{team}",
                CoreFinding.CONFIG_SOURCE_IDENTITY,
                "NXOP_SOURCE_IDENTITY is \"{team}\": {team} is not a fact of the pod. Write {namespace}, {service-account},"
                        + " {pod},"
                        + " {pod-uid}, {cluster}, or a text without braces.");
    }
}
