package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.platform.AgentClient;
import java.net.URI;
import java.util.Optional;
import org.assertj.core.util.Throwables;

/** A Pod Identity source that talks to loopback, with the token {@code hidden-token}. */
final class AgentFixture {
    static final String TOKEN = "hidden-token";
    static final Answer GIVEN = Answer.json("""
            {"AccessKeyId":"ASIATESTPOD","SecretAccessKey":"hidden-secret","Token":"hidden-session","AccountId":"285282426848",
             "Expiration":"2026-11-21T16:00:00.123456789Z"}""");

    private AgentFixture() {}

    static PodIdentitySource source(URI agent, SourceRetryPolicy patience) {
        URI endpoint = agent.resolve("/v1/credentials");
        return new PodIdentitySource(
                new PodIdentity(endpoint, Optional.empty(), Optional.of(TOKEN)), new AgentClient(endpoint, patience));
    }

    /** The failure, after looking that it shows nothing hidden, in no cause either. */
    static AccessException failure(URI agent, SourceRetryPolicy patience) {
        AccessException failure = catchThrowableOfType(
                AccessException.class, () -> source(agent, patience).fetch());
        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden");
        return failure;
    }
}
