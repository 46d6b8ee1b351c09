package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.ConfigProblem;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.io.FallbackEndpoint;
import com.aa.nxop.access.internal.sts.StsClients;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** Issue 22, 5: where STS is asked while STS of the pod's region does not answer. */
class FallbackRegionsTest {
    private static final String NAME = "NXOP_STS_FALLBACK_REGIONS";

    private static List<FallbackEndpoint> fallbacks(String text) {
        return AccessSettings.of(Pod.withPodIdentityAnd(NAME, text)).endpoints().fallbacks();
    }

    private static FallbackEndpoint of(String region) {
        return new FallbackEndpoint(Region.of(region), Optional.empty());
    }

    private static void isWrong(String value, String problem) {
        ConfigProblem.isTheOnlyOne(
                NAME, value, CoreFinding.CONFIG_ENDPOINT, NAME + " is \"" + value + "\": " + problem);
    }

    @Test
    void withoutTheVariableThereIsNone() {
        assertThat(AccessSettings.of(Pod.withPodIdentity()).endpoints().fallbacks())
                .isEmpty();
    }

    @Test
    void regionsInTheOrderOfTheListEachOnceAndNeverThePodsOwn() {
        assertThat(fallbacks(" us-west-2, us-east-1,us-east-2 ,,us-west-2"))
                .containsExactly(of("us-west-2"), of("us-east-2"));
        // A region that is newer than the AWS SDK.
        assertThat(fallbacks("us-north-9")).containsExactly(of("us-north-9"));
    }

    @Test
    void anEntryMayNameItsEndpoint() {
        assertThat(fallbacks(
                        "us-west-2=https://vpce-0a1b.sts.us-west-2.vpce.amazonaws.com,us-east-2=http://127.0.0.1:4566"))
                .containsExactly(
                        new FallbackEndpoint(
                                Region.US_WEST_2,
                                Optional.of(URI.create("https://vpce-0a1b.sts.us-west-2.vpce.amazonaws.com"))),
                        new FallbackEndpoint(Region.US_EAST_2, Optional.of(URI.create("http://127.0.0.1:4566"))));
    }

    @Test
    void theBuilderSetsThem() {
        NxopConfig config = NxopConfig.builder(Pod.withPodIdentityAnd(NAME, "us-east-2"))
                .stsFallbackRegions("us-west-2")
                .build();
        assertThat(config)
                .hasToString(NxopConfig.fromEnvironment(Pod.withPodIdentity()).toString());
    }

    /** AWS_REGION is us-east-1 in each. */
    @Test
    void anotherPartitionIsNone() {
        isWrong(
                "us-west-2,us-gov-west-1",
                "its region us-gov-west-1 is in the partition aws-us-gov, but the pod's region us-east-1 is in aws. Leave it"
                        + " out: a session is valid in one partition only.");
        isWrong(
                "cn-north-1=https://sts.cn-north-1.amazonaws.com.cn",
                "its region cn-north-1 is in the partition aws-cn, but the pod's region us-east-1 is in aws. Leave it out: a"
                        + " session is valid in one partition only.");
    }

    @Test
    void whatIsNoRegionIsAProblem() {
        String problem =
                "each entry must begin with the id of an AWS region, and one does not. Write for example us-west-2, or"
                        + " us-west-2=https://<its VPC endpoint>.";
        isWrong("us_west_2", problem);
        isWrong("https://sts.us-west-2.amazonaws.com", problem);
        isWrong("aws-global", problem);
    }

    @Test
    void norIsAnEndpointThatIsNotTheRegionsOwn() {
        isWrong(
                "us-west-2=https://sts.amazonaws.com",
                "sts.amazonaws.com is not an endpoint of us-west-2. Name that region's own endpoint: other regions do not"
                        + " accept its signature, and sessions of the global endpoint are not valid in opt-in regions.");
        isWrong(
                "us-west-2=sts",
                "the text after us-west-2= is not an address: it must be an http or https URL with a host and no user name."
                        + " Write for"
                        + " example us-west-2, or us-west-2=https://<its VPC endpoint>.");
        ConfigProblem.isTheOnlyOne(
                NAME,
                "us-west-2=http://sts.example:4566",
                CoreFinding.CONFIG_ENDPOINT,
                NAME
                        + " names http://sts.example for STS: with plain http, everybody on the way can read the secret keys"
                        + " in the answers of STS. Write https://. For a local world outside this pod, set"
                        + " NXOP_ALLOW_HTTP_STS=true.");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, us-west-2, false, false, sts.us-west-2.amazonaws.com",
        "us-east-1, us-west-2, true, false, sts-fips.us-west-2.amazonaws.com",
        "us-east-1, us-west-2, true, true, sts-fips.us-west-2.api.aws",
        "us-gov-west-1, us-gov-east-1, true, false, sts.us-gov-east-1.amazonaws.com",
        "cn-north-1, cn-northwest-1, false, false, sts.cn-northwest-1.amazonaws.com.cn",
    })
    void itsPublicEndpointIsOfTheKindThatIsAskedFor(
            String own, String region, String fips, String dualStack, String host) {
        Map<String, String> variables = Pod.withPodIdentityAnd(NAME, region);
        variables.put("AWS_REGION", own);
        variables.put("AWS_USE_FIPS_ENDPOINT", fips);
        variables.put("AWS_USE_DUALSTACK_ENDPOINT", dualStack);
        AccessSettings config = AccessSettings.of(variables);
        assertThat(StsClients.endpoint(config, config.endpoints().fallbacks().get(0)))
                .isEqualTo(URI.create("https://" + host));
    }
}
