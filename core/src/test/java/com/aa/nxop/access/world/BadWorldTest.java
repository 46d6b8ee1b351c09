package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong: one clear error, in a bounded time, that names where, what and the remedy. */
@Tag("full")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
final class BadWorldTest {
    private static final String HALF_AN_ANSWER = Runtime.version().feature() < 25 ? "sts-answer" : "sts-unreachable";
    private static final Duration LONGEST = Duration.ofSeconds(40);

    static Stream<Arguments> troubles() {
        return Stream.of(
                pod("agent answers garbage", Endpoint.AGENT, Fault.garbage(), "agent-answer", Stage.SOURCE),
                pod("agent answers nothing", Endpoint.AGENT, Fault.empty(), "agent-answer", Stage.SOURCE),
                pod("agent closes connections", Endpoint.AGENT, Fault.reset(), "agent-unreachable", Stage.SOURCE),
                pod("agent is busy", Endpoint.AGENT, Fault.throttle(), "agent-busy", Stage.SOURCE),
                pod("agent is broken", Endpoint.AGENT, Fault.status(500), "agent-busy", Stage.SOURCE),
                pod("agent hangs", Endpoint.AGENT, Fault.hang(), "agent-unreachable", Stage.SOURCE),
                pod(
                        "agent knows no association",
                        world -> world.pod().removeAssociation(),
                        "agent-no-association",
                        Stage.SOURCE),
                pod("token expired", world -> world.token().expire(), "token-expired", Stage.SOURCE),
                pod("token empty", sandbox -> sandbox.token().write(" \n"), "token-empty", Stage.SOURCE),
                pod(
                        "token is no token",
                        sandbox -> sandbox.token().write("not a token"),
                        "token-malformed",
                        Stage.SOURCE),
                pod("token is not the agent's", BadWorldTest::otherAudience, "agent-refused", Stage.SOURCE),
                pod("STS answers garbage", Endpoint.STS, Fault.garbage(), "sts-answer", Stage.ASSUME_ROLE),
                pod("STS answers nothing", Endpoint.STS, Fault.empty(), "sts-answer", Stage.ASSUME_ROLE),
                // Newer JDKs say that the connection broke, 17 hands over what there is.
                pod("STS answers half", Endpoint.STS, Fault.truncated(), HALF_AN_ANSWER, Stage.ASSUME_ROLE),
                pod("STS throttles", Endpoint.STS, Fault.throttle(), "sts-busy", Stage.ASSUME_ROLE),
                pod("STS is broken", Endpoint.STS, Fault.status(503), "sts-busy", Stage.ASSUME_ROLE),
                pod("STS closes connections", Endpoint.STS, Fault.reset(), "sts-unreachable", Stage.ASSUME_ROLE),
                pod("STS hangs", Endpoint.STS, Fault.hang(), "sts-unreachable", Stage.ASSUME_ROLE),
                pod(
                        "role trusts another namespace",
                        BadWorldTest::otherNamespace,
                        "assume-role-refused",
                        Stage.ASSUME_ROLE),
                pod("role forgets TagSession", BadWorldTest::noTagSession, "tag-session-refused", Stage.ASSUME_ROLE),
                pod("pod's role may not", BadWorldTest::noPermission, "assume-role-refused", Stage.ASSUME_ROLE),
                web("token expired", world -> world.token().expire(), "token-expired"),
                web("token is not STS's", BadWorldTest::agentsAudience, "web-identity-token"),
                web("STS throttles", sandbox -> sandbox.faults(Endpoint.STS).inject(Fault.throttle()), "sts-busy"),
                web(
                        "STS answers garbage",
                        sandbox -> sandbox.faults(Endpoint.STS).inject(Fault.garbage()),
                        "sts-answer"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("troubles")
    void isOneClearErrorInABoundedTime(
            PodSource source, String name, Consumer<NxopSandbox> trouble, String finding, Stage hop) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            trouble.accept(sandbox);
            Instant start = Instant.now();
            AccessException refusal = Refused.in(sandbox);
            assertThat(Duration.between(start, Instant.now())).as(name).isLessThan(LONGEST);
            assertThat(refusal.finding().id()).as(refusal.getMessage()).isEqualTo(finding);
            assertThat(refusal.stage()).isEqualTo(hop);
            assertThat(refusal.remedy()).isNotBlank();
            assertThat(refusal.getMessage())
                    .startsWith(refusal.what())
                    .contains("\n  Remedy: " + refusal.remedy())
                    .endsWith("\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#" + finding);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingsThatDoNotFitTheWorldAreNamed(Map<String, String> more, String finding) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(Refused.in(sandbox, more).finding().id()).isEqualTo(finding);
        }
    }

    static Stream<Arguments> settings() {
        String value = "x".repeat(250);
        return Stream.of(
                Arguments.of(Map.of("NXOP_ROLE", "178549792225/no-such-role"), "assume-role-refused"),
                Arguments.of(Map.of("NXOP_ENVIRONMENT", "prod"), "source-account"),
                Arguments.of(Map.of("NXOP_SESSION_TAG_MODE", "pass"), "tag-conflict"),
                Arguments.of(
                        Map.of(
                                "NXOP_SESSION_TAGS",
                                IntStream.range(0, 10)
                                        .mapToObj(number -> "note-" + number + "=" + value)
                                        .collect(Collectors.joining(","))),
                        "tags-too-large"),
                Arguments.of(Map.of("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1"), "sts-unreachable"),
                Arguments.of(Map.of("AWS_ENDPOINT_URL_STS", "https://sts.invalid"), "sts-unreachable"),
                Arguments.of(
                        Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/v1/credentials"),
                        "agent-unreachable"));
    }

    private static Arguments pod(String name, Endpoint endpoint, Fault fault, String finding, Stage hop) {
        return pod(name, sandbox -> sandbox.faults(endpoint).inject(fault), finding, hop);
    }

    private static Arguments pod(String name, Consumer<NxopSandbox> trouble, String finding, Stage hop) {
        return Arguments.of(PodSource.POD_IDENTITY, name, trouble, finding, hop);
    }

    private static Arguments web(String name, Consumer<NxopSandbox> trouble, String finding) {
        return Arguments.of(PodSource.WEB_IDENTITY, name, trouble, finding, Stage.SOURCE);
    }

    private static void otherAudience(NxopSandbox sandbox) {
        sandbox.token().write(sandbox.token().issue("sts.amazonaws.com", Duration.ofHours(1)));
    }

    private static void agentsAudience(NxopSandbox sandbox) {
        sandbox.token().write(sandbox.token().issue("pods.eks.amazonaws.com", Duration.ofHours(1)));
    }

    private static void otherNamespace(NxopSandbox sandbox) {
        sandbox.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"],
                 "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "another-namespace"}}}}
                """);
    }

    private static void noTagSession(NxopSandbox sandbox) {
        sandbox.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"}}
                """);
    }

    private static void noPermission(NxopSandbox sandbox) {
        sandbox.permissions().replacePod("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "sts:*", "Resource": "*"}}
                """);
    }
}
