package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopEnvironment;
import com.aa.nxop.access.SessionTagMode;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.text.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class ConfigDefaultsTest {
    @Test
    void aPodNeedsARoleAndARegionAndASourceAndNothingElse() {
        AccessSettings config = Configured.by(Pod.withPodIdentity());
        assertThat(config.role()).hasToString("arn:aws:iam::178549792225:role/example-role");
        assertThat(config.environment()).isEmpty();
        assertThat(config.region()).isEqualTo(Region.US_EAST_1);
        assertThat(config.stsRegion()).isEqualTo(Region.US_EAST_1);
        assertThat(config.endpoints().sts()).isEmpty();
        assertThat(config.session())
                .isEqualTo(new SessionSettings(
                        Optional.empty(),
                        Map.of(),
                        SessionTagMode.AUTO,
                        Duration.ofHours(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(config.workload())
                .isEqualTo(new Workload(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void theDataMayLieInAnotherRegionThanThePod() {
        AccessSettings config = Configured.with("NXOP_REGION", "us-west-2");
        assertThat(config.region()).isEqualTo(Region.US_WEST_2);
        assertThat(config.stsRegion()).as("the nearest").isEqualTo(Region.US_EAST_1);
    }

    @Test
    void stsIsAskedInTheRegionOfTheDataWhereThePodsOwnIsNotKnown() {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_REGION", "us-west-2");
        variables.remove("AWS_REGION");
        assertThat(Configured.by(variables).stsRegion()).isEqualTo(Region.US_WEST_2);
    }

    @ParameterizedTest
    @CsvSource({
        "dev, DEV, 285282426848",
        "nonprod, NONPROD, 285282426848",
        "prod, PROD, 045755618773",
        "Prod, PROD, 045755618773",
    })
    void anEnvironmentNamesTheAccountOfItsPods(String word, NxopEnvironment environment, String account) {
        assertThat(Configured.with("NXOP_ENVIRONMENT", word).environment()).contains(environment);
        assertThat(environment.kpaasAccount()).isEqualTo(account);
    }

    @ParameterizedTest
    @EnumSource(SessionTagMode.class)
    void everyTagModeIsAWordInAnyCase(SessionTagMode mode) {
        assertThat(Configured.with("NXOP_SESSION_TAG_MODE", mode.name().toLowerCase(java.util.Locale.ROOT))
                        .session()
                        .tagMode())
                .isEqualTo(mode);
        assertThat(Configured.with("NXOP_SESSION_TAG_MODE", mode.name())
                        .session()
                        .tagMode())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-gov-west-1", "cn-north-1", "us-isob-east-1", "ap-southeast-99"})
    void aRegionMayBeNewerThanTheSdk(String region) {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_REGION", region);
        variables.put("AWS_REGION", region);
        assertThat(Configured.by(variables).region()).isEqualTo(Region.of(region));
    }

    @Test
    void isShownWithoutTheExternalIdAndThePolicy() {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_EXTERNAL_ID", "hidden-external-id");
        variables.put("NXOP_SESSION_TAGS", "team=flight-ops");
        assertThat(Configured.by(variables))
                .hasToString(
                        "NxopConfig[arn:aws:iam::178549792225:role/example-role, any environment, us-east-1, source"
                                + " pod-identity at http://169.254.170.23/v1/credentials, token in"
                                + " /var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token, session name"
                                + " derived, tags {team=flight-ops} AUTO, PT1H, external id set, session policy none]");
    }
}
