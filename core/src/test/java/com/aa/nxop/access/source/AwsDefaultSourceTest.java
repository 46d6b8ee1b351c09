package com.aa.nxop.access.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Hop;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

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

    @Test
    void aProfileGivesWhatItHas() throws IOException {
        SourceSession session = with(Map.of("aws.profile", "nxop"), """
                [nxop]
                aws_access_key_id=ASIAPROFILE
                aws_secret_access_key=hidden
                aws_session_token=hidden
                aws_account_id=285282426848
                """, () -> new AwsDefaultSource().fetch());
        assertThat(session.kind()).isEqualTo(SourceKind.AWS_DEFAULT);
        assertThat(session.credentials()).isInstanceOf(AwsSessionCredentials.class);
        assertThat(session.credentials().accessKeyId()).isEqualTo("ASIAPROFILE");
        assertThat(session.accountId()).contains("285282426848");
        assertThat(session.expiresAt()).isEmpty();
    }

    @Test
    void propertiesWinAndLongTermKeysWillDo() throws IOException {
        SourceSession session = with(
                Map.of("aws.accessKeyId", "AKIAPROPERTY", "aws.secretAccessKey", "hidden"),
                "",
                () -> new AwsDefaultSource().fetch());
        assertThat(session.credentials().accessKeyId()).isEqualTo("AKIAPROPERTY");
        assertThat(session).hasToString("aws-default");
    }

    @Test
    void nothingAtAllIsExplained() throws IOException {
        AccessException failure = with(
                Map.of("aws.profile", "no-such-profile"),
                "",
                () -> catchThrowableOfType(AccessException.class, () -> new AwsDefaultSource().fetch()));
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
        assertThat(failure.finding()).isEqualTo("aws-default-none");
        assertThat(failure.hop()).isEqualTo(Hop.SOURCE);
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
        AwsDefaultSource source = new AwsDefaultSource(() -> {
            if (!given.hasNext()) {
                throw SdkClientException.create("The SSO session associated with this profile has expired.");
            }
            return given.next();
        });
        assertThat(source.fetch().expiresAt()).contains(FakeClock.START.plus(Duration.ofHours(1)));
        assertThat(source.fetch().credentials().accessKeyId()).isEqualTo("ASIATWO");
        assertThat(catchThrowableOfType(AccessException.class, source::fetch).what())
                .isEqualTo(
                        "The AWS SDK found no credentials on this machine: The SSO session associated with this profile has"
                                + " expired.");
    }
}
