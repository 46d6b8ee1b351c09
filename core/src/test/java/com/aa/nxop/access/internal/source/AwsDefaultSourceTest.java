package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.text.LaptopCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** A laptop: the AWS SDK's own providers, and nothing that belongs to a pod. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AwsDefaultSourceTest {
    @TempDir
    Path home;

    /** With these properties, and a profile file with this text and no other. */
    private <T> T with(Map<String, String> properties, String profiles, Supplier<T> test) throws IOException {
        Path file = Files.writeString(home.resolve("credentials"), profiles);
        Map<String, String> all = new HashMap<>(properties);
        all.put("aws.sharedCredentialsFile", file.toString());
        all.put("aws.configFile", home.resolve("none").toString());
        Map<String, @Nullable String> before = new HashMap<>();
        all.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            return test.get();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }

    private static AwsDefaultSource source() {
        return new AwsDefaultSource(new LaptopCredentials(Region.US_WEST_2));
    }

    @Test
    void aProfileGivesWhatItHas() throws IOException {
        SourceSession session = with(Map.of("aws.profile", "nxop"), """
                [nxop]
                aws_access_key_id=ASIAPROFILE
                aws_secret_access_key=hidden
                aws_session_token=hidden
                aws_account_id=285282426848
                """, () -> source().fetch());
        assertThat(session.kind()).isEqualTo(SourceKind.AWS_DEFAULT);
        assertThat(session.credentials()).isInstanceOf(AwsSessionCredentials.class);
        assertThat(session.credentials().accessKeyId()).isEqualTo("ASIAPROFILE");
        assertThat(session.accountId())
                .as("what a profile says of itself is no proof")
                .isEmpty();
        assertThat(session.expiresAt()).isEmpty();
    }

    /** The AWS SDK would look for it in the metadata service, too: the session's region is known. */
    @Test
    void aProfilesRoleIsAssumedInTheKnownRegionWithoutLookingForOne() throws IOException {
        try (ScriptedServer metadata = ScriptedServer.answering(Answer.of(200, "eu-west-1"));
                ScriptedServer sts =
                        ScriptedServer.answering(Sts.assumed(Instant.now().plus(Duration.ofHours(1))))) {
            SourceSession session = with(
                    Map.of(
                            "aws.profile",
                            "nxop",
                            "aws.disableEc2Metadata",
                            "false",
                            "aws.ec2MetadataServiceEndpoint",
                            metadata.uri().toString(),
                            "aws.endpointUrlSts",
                            sts.uri().toString()),
                    """
                    [nxop]
                    role_arn=arn:aws:iam::285282426848:role/developer
                    source_profile=keys
                    [keys]
                    aws_access_key_id=AKIAKEYS
                    aws_secret_access_key=hidden
                    """,
                    () -> source().fetch());
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATESTNXOP");
            assertThat(sts.request().headers().get("authorization")).contains("/us-west-2/sts/");
            assertThat(metadata.requests()).isEmpty();
        }
    }

    @Test
    void aProfilesOwnRegionCounts() throws IOException {
        try (ScriptedServer sts =
                ScriptedServer.answering(Sts.assumed(Instant.now().plus(Duration.ofHours(1))))) {
            with(
                    Map.of(
                            "aws.profile",
                            "nxop",
                            "aws.endpointUrlSts",
                            sts.uri().toString()),
                    """
                    [nxop]
                    region=eu-central-1
                    role_arn=arn:aws:iam::285282426848:role/developer
                    source_profile=keys
                    [keys]
                    aws_access_key_id=AKIAKEYS
                    aws_secret_access_key=hidden
                    """,
                    () -> source().fetch());
            assertThat(sts.request().headers().get("authorization")).contains("/eu-central-1/sts/");
        }
    }

    /** Nothing but NXOP_SOURCE=kube2iam leads to the metadata service, not a profile either. */
    @ParameterizedTest
    @ValueSource(strings = {"nxop", "indirect"})
    void aProfileThatNamesTheMetadataServiceIsRefused(String profile) throws IOException {
        try (ScriptedServer metadata = ScriptedServer.answering(Answer.of(200, "node-role"))) {
            AccessException failure = with(
                    Map.of(
                            "aws.profile",
                            profile,
                            "aws.disableEc2Metadata",
                            "false",
                            "aws.ec2MetadataServiceEndpoint",
                            metadata.uri().toString()),
                    """
                    [indirect]
                    role_arn=arn:aws:iam::285282426848:role/other
                    source_profile=nxop
                    [nxop]
                    role_arn=arn:aws:iam::285282426848:role/developer
                    credential_source=Ec2InstanceMetadata
                    """,
                    () -> catchThrowableOfType(AccessException.class, () -> source().fetch()));
            assertThat(failure)
                    .hasMessageStartingWith(
                            "The AWS SDK found no credentials on this machine: Unable to load credentials from any of the providers")
                    .hasMessageContaining("Ec2InstanceMetadata (which gives a node's role; a laptop has none)");
            assertThat(metadata.requests()).isEmpty();
        }
    }

    @Test
    void profilesThatNameEachOtherAreNotFollowedForEver() throws IOException {
        AccessException failure = with(
                Map.of("aws.profile", "one"),
                """
                [one]
                role_arn=arn:aws:iam::285282426848:role/one
                source_profile=two
                [two]
                role_arn=arn:aws:iam::285282426848:role/two
                source_profile=one
                """,
                () -> catchThrowableOfType(AccessException.class, () -> source().fetch()));
        assertThat(failure.finding().id()).isEqualTo("aws-default-none");
    }

    /** Tools that log in write when the keys end, under names that the AWS SDK does not look at. */
    @ParameterizedTest
    @ValueSource(strings = {"x_security_token_expires", "aws_expiration", "aws_session_expiration", "expiration"})
    void theEndThatAProfileStatesIsTheirEnd(String name) throws IOException {
        String profile = """
                [nxop]
                aws_access_key_id=ASIAPROFILE
                aws_secret_access_key=hidden
                aws_session_token=hidden
                %s = 2026-11-28T09:00:00+01:00
                """.formatted(name);
        assertThat(with(Map.of("aws.profile", "nxop"), profile, () -> source().fetch())
                        .expiresAt())
                .contains(Instant.parse("2026-11-28T08:00:00Z"));
        Map<String, String> other =
                Map.of("aws.profile", "nxop", "aws.accessKeyId", "AKIAPROPERTY", "aws.secretAccessKey", "hidden");
        assertThat(with(other, profile, () -> source().fetch()).expiresAt())
                .as("it is about the profile's own keys")
                .isEmpty();
    }

    /** The AWS SDK names neither the file nor its line. */
    @Test
    void aProfileFileThatIsBrokenMeanwhileIsNamed() throws IOException {
        AccessException failure = with(
                Map.of("aws.profile", "nxop"),
                "[nxop\naws_secret_access_key=hidden\n",
                () -> catchThrowableOfType(AccessException.class, () -> source().fetch()));
        assertThat(failure.what())
                .isEqualTo("The AWS SDK cannot read the profile file " + home.resolve("credentials")
                        + ": Profile definition must end with ']' on line 1.");
        assertThat(failure.finding().id()).isEqualTo("config-profile-file");
    }

    @Test
    void propertiesWinAndLongTermKeysWillDo() throws IOException {
        SourceSession session = with(
                Map.of("aws.accessKeyId", "AKIAPROPERTY", "aws.secretAccessKey", "hidden"), "", () -> source().fetch());
        assertThat(session.credentials().accessKeyId()).isEqualTo("AKIAPROPERTY");
        assertThat(session).hasToString("aws-default");
    }

    @Test
    void nothingAtAllIsExplained() throws IOException {
        AccessException failure = with(
                Map.of("aws.profile", "no-such-profile"),
                "",
                () -> catchThrowableOfType(AccessException.class, () -> source().fetch()));
        assertThat(failure.what())
                .startsWith(
                        "The AWS SDK found no credentials on this machine: Unable to load credentials from any of the providers")
                .contains("no-such-profile")
                .doesNotContain("InstanceProfile")
                .doesNotContain("Container");
        assertThat(failure.remedy())
                .isEqualTo(
                        "Run aws sso login, or set AWS_PROFILE to a profile that works with aws sts get-caller-identity. A"
                                + " profile with SSO needs software.amazon.awssdk:sso and :ssooidc on the class path. In a pod leave"
                                + " NXOP_SOURCE out.");
        assertThat(failure.finding().id()).isEqualTo("aws-default-none");
        assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void aLoginThatIsRenewedIsSeenAndItsEndIsTold() {
        AwsSessionCredentials first = AwsSessionCredentials.builder()
                .accessKeyId("ASIAONE")
                .secretAccessKey("hidden")
                .sessionToken("hidden")
                .expirationTime(FakeClock.START.plus(Duration.ofHours(1)))
                .build();
        Iterator<AwsSessionCredentials> given = List.of(
                        first, AwsSessionCredentials.create("ASIATWO", "hidden", "hidden"))
                .iterator();
        AwsDefaultSource source = new AwsDefaultSource(new LaptopCredentials(() -> {
            if (!given.hasNext()) {
                throw SdkClientException.create("The SSO session associated with this profile has expired.");
            }
            return given.next();
        }));
        assertThat(source.fetch().expiresAt()).contains(FakeClock.START.plus(Duration.ofHours(1)));
        assertThat(source.fetch().credentials().accessKeyId()).isEqualTo("ASIATWO");
        assertThat(catchThrowableOfType(AccessException.class, source::fetch).what())
                .isEqualTo(
                        "The AWS SDK found no credentials on this machine: The SSO session associated with this profile has"
                                + " expired.");
    }
}
