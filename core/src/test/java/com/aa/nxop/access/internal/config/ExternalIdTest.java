package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
class ExternalIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"ab", "us-east-1/285282426848/cluster/namespace/account", "A_+=,.@:/-9"})
    void everyCharacterThatStsTakes(String id) {
        assertThat(Configured.with("NXOP_EXTERNAL_ID", id).session().externalId())
                .contains(id);
    }

    @Test
    void mayHave1224Characters() {
        String id = "x".repeat(1224);
        assertThat(Configured.with("NXOP_EXTERNAL_ID", id).session().externalId())
                .contains(id);
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_EXTERNAL_ID", id + "x"))
                        .finding()
                        .id())
                .isEqualTo("config-external-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h", "hidden id", "hidden#id", "hiddén"})
    void aWrongOneIsNotShownEither(String id) {
        Configured.hasOneProblem(
                "NXOP_EXTERNAL_ID",
                id,
                CoreFinding.CONFIG_EXTERNAL_ID,
                "NXOP_EXTERNAL_ID (" + id.length()
                        + " characters) cannot be an external id: it must have 2 to 1224 characters out of A-Z a-z 0-9 _ + = ,"
                        + " . @ : / -. Copy it from the role's trust policy.");
    }

    @Test
    void eksFormIsDerivedFromTheCluster() {
        Configured.hasOneProblem(
                "NXOP_EXTERNAL_ID",
                "eks",
                CoreFinding.CONFIG_MISSING,
                "NXOP_CLUSTER_ARN is not set, and NXOP_EXTERNAL_ID=eks derives the external id from it:"
                        + " region/account/cluster/namespace/service-account. Write for example"
                        + " NXOP_CLUSTER_ARN=arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod.");
        assertThat(Configured.with("NXOP_EXTERNAL_ID", "eks-1").session().derivesExternalId())
                .isFalse();
    }

    @Test
    void isShownByNothing() {
        AccessSettings config = Configured.with("NXOP_EXTERNAL_ID", "hidden-external-id");
        assertThat(config.toString()).doesNotContain("hidden");
        assertThat(config.session().toString())
                .isEqualTo("name derived, tags {} AUTO, PT1H, external id set, session policy none");
    }
}
