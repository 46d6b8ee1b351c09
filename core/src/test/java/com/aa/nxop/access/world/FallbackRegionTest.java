package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionEvent.Obtained;
import com.aa.nxop.access.SessionEvent.Refreshed;
import com.aa.nxop.access.SessionEvent.StsRegionChanged;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Issue 22, 5: STS of the pod's region is down, and STS of another region is asked. */
@Tag("full")
final class FallbackRegionTest {
    private NxopSandbox sandbox = sandbox(PodSource.POD_IDENTITY);

    private static NxopSandbox sandbox(PodSource source) {
        return NxopSandbox.builder()
                .source(source)
                .sts(sts -> sts.fallbackRegion("us-west-2"))
                .start();
    }

    private NxopAccess access() {
        return NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
    }

    private static AccessException failure(NxopAccess nxop) {
        AccessException failure = catchThrowableOfType(
                AccessException.class, () -> nxop.credentialsProvider().resolveCredentials());
        assertThat(failure).isNotNull();
        return failure;
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    static Stream<Arguments> failuresOfTheEndpoint() {
        return Stream.of(
                Arguments.of("reset", Fault.reset()),
                Arguments.of("500", Fault.status(500)),
                Arguments.of("503", Fault.status(503, "<html>Service Unavailable</html>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresOfTheEndpoint")
    void aNewPodGetsItsFirstSessionThere(String name, Fault fault) {
        sandbox.faults(Endpoint.STS).inject(fault);
        try (NxopAccess nxop = access()) {
            String key = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            assertThat(sandbox.sts().session(key)).isPresent();
            assertThat(nxop.status().stsFallbackRegion()).contains("us-west-2");
            assertThat(nxop.status().failures()).isZero();
        }
        assertThat(sandbox.sts().fallbackCalls())
                .extracting(SandboxSts.Call::action)
                .containsExactly("AssumeRole");
        // No more than without a fallback.
        assertThat(sandbox.requests(Endpoint.STS)).as(name).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void fromEverySourceAndEveryCallOfStsGoesThere(PodSource source) {
        sandbox.close();
        sandbox = sandbox(source);
        sandbox.faults(Endpoint.STS).inject(Fault.reset());
        try (NxopAccess nxop = access()) {
            assertThat(nxop.credentialsProvider().resolveCredentials()).isNotNull();
        }
        assertThat(sandbox.sts().fallbackCalls())
                .as("%s", sandbox.sts().fallbackCalls())
                .extracting(SandboxSts.Call::action)
                .containsExactlyElementsOf(
                        switch (source) {
                            case POD_IDENTITY -> List.of("AssumeRole");
                            case WEB_IDENTITY -> List.of("AssumeRoleWithWebIdentity", "AssumeRole");
                            case KUBE2IAM, VAULT_FILE -> List.of("GetCallerIdentity", "AssumeRole");
                        });
        // Asked once, and then left alone.
        assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(3);
    }

    @Test
    void eventsStatusAndLogSayWhereSessionsComeFrom() {
        List<SessionEvent> told = new CopyOnWriteArrayList<>();
        try (Log log = Log.ofSession();
                NxopAccess nxop = access()) {
            nxop.addListener(told::add);
            String first = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            assertThat(nxop.status().stsFallbackRegion()).isEmpty();
            sandbox.faults(Endpoint.STS).inject(Fault.reset());
            nxop.invalidate(first);
            assertThat(nxop.credentialsProvider().resolveCredentials().accessKeyId())
                    .isNotEqualTo(first);
            assertThat(nxop.status().stsFallbackRegion()).contains("us-west-2");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(told.stream().map(SessionEvent::getClass))
                            .containsExactly(Obtained.class, Refreshed.class, StsRegionChanged.class));
            assertThat(told.get(2)).isEqualTo(new StsRegionChanged(nxop.config().role(), Optional.of("us-west-2")));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(log.lines())
                                    .contains(
                                            "WARN STS in the pod's region does not answer. The SDK now calls STS in us-west-2."));
        }
    }

    @Test
    void aRefusalIsNoReason() {
        sandbox.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"}]}""");
        try (NxopAccess nxop = access()) {
            assertThat(failure(nxop).finding().id()).isEqualTo("assume-role-refused");
        }
        assertThat(sandbox.requests(Endpoint.STS_FALLBACK)).isZero();
    }

    @Test
    void norIsThrottlingNorAnAnswerOfSomebodyElse() {
        for (Fault fault :
                List.of(Fault.throttle(), Fault.status(404, "default backend - 404"), Fault.garbage(), Fault.empty())) {
            sandbox.faults(Endpoint.STS).clear();
            sandbox.faults(Endpoint.STS).inject(fault);
            try (NxopAccess nxop = access()) {
                assertThat(failure(nxop).finding().id()).isIn("sts-busy", "sts-answer");
            }
        }
        assertThat(sandbox.requests(Endpoint.STS_FALLBACK)).isZero();
    }

    @Test
    void whereBothAreDownTheMessageNamesBoth() {
        sandbox.faults(Endpoint.STS).inject(Fault.reset());
        sandbox.faults(Endpoint.STS_FALLBACK).inject(Fault.status(503));
        try (NxopAccess nxop = access()) {
            AccessException failure = failure(nxop);
            assertThat(failure.finding().id()).isEqualTo("sts-unreachable");
            assertThat(failure.what())
                    .matches("STS did not answer AssumeRole: the connection broke \\(.*\\)\\."
                            + " \\(STS in us-west-2 did not answer either: HTTP 503\\.\\)");
        }
        assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(3);
        assertThat(sandbox.requests(Endpoint.STS_FALLBACK)).isEqualTo(3);
    }

    /** For example by a service control policy that knows one region alone. */
    @Test
    void aRefusalThereNamesTheRegion() {
        sandbox.faults(Endpoint.STS).inject(Fault.reset());
        sandbox.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"}]}""");
        try (NxopAccess nxop = access()) {
            AccessException failure = failure(nxop);
            assertThat(failure.finding().id()).isEqualTo("assume-role-refused");
            assertThat(failure.what())
                    .endsWith("role/example-role (The SDK asked STS in the fallback region us-west-2.)");
        }
    }

    @Test
    void withoutTheVariableNothingIsAskedElsewhere() {
        sandbox.faults(Endpoint.STS).inject(Fault.reset());
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_STS_FALLBACK_REGIONS");
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            assertThat(failure(nxop).what()).doesNotContain("us-west-2");
        }
        assertThat(sandbox.requests(Endpoint.STS_FALLBACK)).isZero();
    }
}
