package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.source.SourceSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Nobody recreates a pod to renew a laptop's keys. */
@Tag("full")
class LaptopRemediesTest {
    private static final Answer EXPIRED =
            Sts.refusal(403, "ExpiredToken", "The security token included in the request is expired");
    private static final String SIGN_IN =
            "Sign in again: aws sso login for a profile with SSO, aws login for one with a console"
                    + " session, both with --profile as in AWS_PROFILE. Replace keys in variables or in the credentials file:"
                    + " AWS_ACCESS_KEY_ID wins over the profile.";

    private static SourceSession laptop(Optional<Instant> end) {
        return new SourceSession(
                SourceKind.AWS_DEFAULT,
                AwsBasicCredentials.create("AKIATESTLAPTOP", "hidden-secret-of-the-laptop"),
                end,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void expiredKeysAreRenewedBySigningIn() {
        try (HopTwo hop = new HopTwo(EXPIRED).from(laptop(Optional.empty()))) {
            AccessException failure = hop.failure();
            assertThat(failure).hasMessage("""
                    STS does not know the pod's own credentials and refused GetCallerIdentity: ExpiredToken: The security token \
                    included in the request is expired
                      Remedy: %s
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-credentials""", SIGN_IN);
        }
    }

    /** They end between the two calls. */
    @Test
    void soAreThoseThatEndBeforeTheRoleIsAssumed() {
        try (HopTwo hop = new HopTwo(Sts.identity("arn:aws:iam::285282426848:user/jane"), EXPIRED)
                .from(laptop(Optional.empty()))) {
            assertThat(hop.failure().remedy()).isEqualTo(SIGN_IN);
        }
    }

    @Test
    void keysWhoseProfileSaysThatTheyEnded() {
        try (HopTwo hop = new HopTwo(HopTwo.given())) {
            hop.from(laptop(Optional.of(hop.clock.instant().minus(Duration.ofMinutes(1)))));
            AccessException failure = hop.failure();
            assertThat(failure.finding()).isEqualTo(CoreFinding.SOURCE_EXPIRED);
            assertThat(failure.remedy())
                    .isEqualTo(
                            "Sign in again: aws sso login, aws login, or the tool that wrote the keys. Check the clock of this"
                                    + " machine.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POD_IDENTITY, or created it again.",
        "WEB_IDENTITY, or created it again.",
        "KUBE2IAM, or created it again.",
        "VAULT_FILE, or revoked its lease.",
    })
    void everyOtherSourceHasARemedyOfItsOwn(SourceKind kind, String end) {
        try (HopTwo hop = new HopTwo(EXPIRED).from(HopTwo.source(kind))) {
            assertThat(hop.failure().remedy()).endsWith(end).doesNotContain("Sign in");
        }
    }
}
