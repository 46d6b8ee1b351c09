package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** Hop 2 of pod-1 in flights, from a source that always gives, to a scripted STS over real HTTP. */
final class HopTwo implements AutoCloseable {
    static final Instant END = FakeClock.START.plus(Duration.ofHours(1));
    private static final String HIDDEN = "hidden-secret-of-the-pod";

    final Map<String, String> variables =
            Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.ofPod("flights", "scheduler", "pod-1"));
    final FakeClock clock = new FakeClock();
    final ScriptedServer server;
    private final Deque<SourceSession> sources = new ArrayDeque<>(List.of(source(SourceKind.POD_IDENTITY)));
    private Optional<StsClient> client = Optional.empty();
    private Optional<RoleAssumer> assumer = Optional.empty();

    HopTwo(Answer... answers) {
        server = ScriptedServer.answering(answers);
        variables.put("AWS_ENDPOINT_URL_STS", server.uri().toString());
    }

    static SourceSession source(SourceKind kind) {
        return source(kind, "285282426848", Optional.empty());
    }

    static SourceSession source(SourceKind kind, String account, Optional<String> sessionArn) {
        Instant end = FakeClock.START.plus(Duration.ofHours(6));
        return new SourceSession(
                kind,
                AwsSessionCredentials.create("ASIATESTPOD", HIDDEN, "hidden-session-of-the-pod"),
                Optional.of(end),
                Optional.of(account),
                sessionArn);
    }

    HopTwo with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** What the source gives, call after call; the last is repeated. */
    HopTwo from(SourceSession... given) {
        sources.clear();
        sources.addAll(List.of(given));
        return this;
    }

    Session load() {
        RoleAssumer hops = assumer.orElseGet(this::create);
        assumer = Optional.of(hops);
        return hops.load();
    }

    /** The failure, after looking that it shows no credentials, in no cause either. */
    AccessException failure() {
        AccessException failure = catchThrowableOfType(AccessException.class, this::load);
        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden");
        return failure;
    }

    private RoleAssumer create() {
        AccessSettings config = AccessSettings.of(variables);
        StsClient sts = StsClients.create(config, Optional.empty());
        client = Optional.of(sts);
        WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
        return new RoleAssumer(
                config, () -> sources.size() > 1 ? sources.removeFirst() : sources.getFirst(), workload, sts, clock);
    }

    /** What STS was asked, as the form's fields. */
    Map<String, String> asked() {
        return server.request().form();
    }

    Map<String, String> asked(int request) {
        return server.requests().get(request).form();
    }

    static Answer given() {
        return Sts.assumed(END);
    }

    @Override
    public void close() {
        client.ifPresent(StsClient::close);
        server.close();
    }
}
