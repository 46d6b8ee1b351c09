package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.util.Throwables;

/** A kube2iam source that talks to loopback, in virtual time. */
final class Kube2IamFixture {
    static final Answer TOKEN = Answer.of(200, "hidden-imds-token\n");
    static final Answer ROLE = Answer.of(200, "pod-role");
    static final Answer GIVEN = Answer.json("""
            {"AccessKeyId":"ASIATESTPOD","Code":"Success","Expiration":"2026-11-21T10:30:00Z",
             "LastUpdated":"2026-11-21T10:00:00Z","SecretAccessKey":"hidden-secret","Token":"hidden-session","Type":"AWS-HMAC"}""");

    private Kube2IamFixture() {}

    static Kube2IamSource source(URI service, SourceRetryPolicy.Sleeper sleeper) {
        return new Kube2IamSource(new Kube2Iam(service), patience(sleeper));
    }

    /** As it is in earnest, except that nobody waits and that one who was heard is waited for only a little longer. */
    static SourceRetryPolicy patience(SourceRetryPolicy.Sleeper sleeper) {
        SourceRetryPolicy earnest = SourceRetryPolicy.ofMetadata();
        return new SourceRetryPolicy(
                earnest.connectTimeout(),
                Duration.ofSeconds(3),
                earnest.total(),
                earnest.attempts(),
                () -> 0.5,
                sleeper);
    }

    /** The failure, after looking that it shows nothing hidden, in no cause either. */
    static AccessException failure(URI service, SourceRetryPolicy.Sleeper sleeper) {
        AccessException failure = catchThrowableOfType(
                AccessException.class, () -> source(service, sleeper).fetch());
        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden");
        return failure;
    }
}
