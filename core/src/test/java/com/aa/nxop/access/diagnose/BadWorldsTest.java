package com.aa.nxop.access.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.diagnose.Check.Status;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong, the first finding is the right one, and nothing else is blamed. */
@Timeout(60)
final class BadWorldsTest {
    static Stream<Arguments> troubles() {
        return Stream.of(
                pod("agent answers garbage", fault(Endpoint.AGENT, Fault.garbage()), "source", "agent-answer"),
                pod("agent closes connections", fault(Endpoint.AGENT, Fault.reset()), "source", "agent-unreachable"),
                pod("agent is busy", fault(Endpoint.AGENT, Fault.throttle()), "source", "agent-busy"),
                pod("no association", NxopSandbox::removeAssociation, "source", "agent-no-association"),
                pod("token expired", NxopSandbox::expireToken, "source", "token-expired"),
                pod("token empty", sandbox -> sandbox.writeToken(" \n"), "source", "token-empty"),
                pod("token malformed", sandbox -> sandbox.writeToken("no token"), "source", "token-malformed"),
                pod("token for STS", token("sts.amazonaws.com"), "source", "agent-refused"),
                pod("STS answers garbage", fault(Endpoint.STS, Fault.garbage()), "source-identity", "sts-answer"),
                pod("STS throttles", fault(Endpoint.STS, Fault.throttle()), "source-identity", "sts-busy"),
                pod("STS is down", fault(Endpoint.STS, Fault.reset()), "source-identity", "sts-unreachable"),
                pod("other namespace", BadWorldsTest::otherNamespace, "assume-role", "assume-role-refused"),
                pod("no TagSession", BadWorldsTest::noTagSession, "assume-role", "tag-session-refused"),
                pod("pod's role may not", BadWorldsTest::noPermission, "assume-role", "assume-role-refused"),
                set("other role", "NXOP_ROLE", "178549792225/no-such", "assume-role", "assume-role-refused"),
                set("other environment", "NXOP_ENVIRONMENT", "prod", "source-identity", "source-account"),
                set("tags passed", "NXOP_SESSION_TAG_MODE", "pass", "assume-role", "tag-conflict"),
                set("tags too large", "NXOP_SESSION_TAGS", tooLarge(), "assume-role", "tags-too-large"),
                set("no STS", "AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1", "source-identity", "sts-unreachable"),
                set(
                        "no agent",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        "http://127.0.0.1:1/",
                        "source",
                        "agent-unreachable"),
                web("token expired", NxopSandbox::expireToken, "source", "token-expired"),
                web("token for the agent", token("pods.eks.amazonaws.com"), "source", "web-identity-token"),
                web("STS throttles", fault(Endpoint.STS, Fault.throttle()), "source", "sts-busy"),
                web("other namespace", BadWorldsTest::otherNamespace, "assume-role", "assume-role-refused"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("troubles")
    void theFirstFindingIsTheRightOneAndTheLaterStagesAreSkipped(
            PodSource source,
            String name,
            Consumer<NxopSandbox> trouble,
            Map<String, String> more,
            String stage,
            String finding) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            trouble.accept(sandbox);
            NxopConfig config = NxopConfig.fromEnvironment(Told.and(
                    sandbox,
                    more.entrySet().stream()
                            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                            .toArray(String[]::new)));
            try (NxopAccess nxop = NxopAccess.of(config)) {
                Diagnosis diagnosis = nxop.diagnose();
                assertThat(diagnosis.finding()).as(diagnosis.toString()).contains(finding);
                Check first = diagnosis.firstFailure().orElseThrow();
                assertThat(first.stage()).isEqualTo(stage);
                assertThat(first.remedy()).isNotBlank();
                List<Check> checks = diagnosis.checks();
                int at = checks.indexOf(first);
                assertThat(checks.subList(0, at)).extracting(Check::status).containsOnly(Status.OK);
                assertThat(checks.subList(at + 1, checks.size()))
                        .extracting(Check::status)
                        .containsOnly(Status.SKIPPED);
                assertThat(diagnosis.toString())
                        .startsWith("Access to the NXOP account does not work. First finding, at " + stage + ": "
                                + finding + ".\n")
                        .contains("more:    docs/troubleshooting.md#" + finding);
            }
            assertThat(Told.with(Told.and(sandbox, flat(more))).exit()).isOne();
        }
    }

    private static String[] flat(Map<String, String> more) {
        return more.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }

    @Test
    void aRefusalOfHopTwoNamesTheLikelyCausesInOrder() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            otherNamespace(sandbox);
            assertThat(Told.in(sandbox).out().replaceAll("\\s+", " "))
                    .contains("STS refuses to exchange them. Most likely, in this order:"
                            + " 1. a condition of the trust policy does not fit this pod: namespace, service account or cluster"
                            + " 2. the trust policy forgets sts:TagSession"
                            + " 3. the trust policy asks for an external id, and none is set (NXOP_EXTERNAL_ID)"
                            + " 4. the policy of the pod's own role does not allow sts:AssumeRole and sts:TagSession on the NXOP"
                            + " role"
                            + " 5. there is no role arn:aws:iam::178549792225:role/example-role")
                    .contains("aws:RequestTag/kubernetes-namespace = fxip-ms-dev (inherited)");
        }
    }

    @Test
    void aTokenForSomebodyElseIsNamed() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            token("sts.amazonaws.com").accept(sandbox);
            assertThat(Told.in(sandbox).out().replaceAll("\\s+", " "))
                    .contains(
                            "The token is for sts.amazonaws.com, and the source wants one for pods.eks.amazonaws.com.");
        }
    }

    /** Somebody may have forbidden the question; the way itself needs no answer to it. */
    @Test
    void whereStsMayNotSayWhoThePodIsTheWayGoesOn() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.inject(
                    Endpoint.STS,
                    Fault.status(
                                    403,
                                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>with an explicit deny in a VPC"
                                            + " endpoint policy</Message></Error></ErrorResponse>")
                            .times(1));
            Told told = Told.in(sandbox);
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(told.out().replaceAll("\\s+", " "))
                    .contains(
                            "STS refused GetCallerIdentity: AccessDenied: with an explicit deny in a VPC endpoint policy")
                    .contains("It is no obstacle by itself.");
        }
    }

    private static Arguments pod(String name, Consumer<NxopSandbox> trouble, String stage, String finding) {
        return Arguments.of(PodSource.POD_IDENTITY, name, trouble, Map.of(), stage, finding);
    }

    private static Arguments web(String name, Consumer<NxopSandbox> trouble, String stage, String finding) {
        return Arguments.of(PodSource.WEB_IDENTITY, name, trouble, Map.of(), stage, finding);
    }

    private static Arguments set(String name, String variable, String value, String stage, String finding) {
        Consumer<NxopSandbox> nothing = sandbox -> {};
        return Arguments.of(PodSource.POD_IDENTITY, name, nothing, Map.of(variable, value), stage, finding);
    }

    private static Consumer<NxopSandbox> fault(Endpoint endpoint, Fault fault) {
        return sandbox -> sandbox.inject(endpoint, fault);
    }

    private static Consumer<NxopSandbox> token(String audience) {
        return sandbox -> sandbox.writeToken(sandbox.issueToken(audience, Duration.ofHours(1)));
    }

    private static String tooLarge() {
        String value = "x".repeat(250);
        return "a=" + value + ",b=" + value + ",c=" + value;
    }

    private static void otherNamespace(NxopSandbox sandbox) {
        sandbox.replaceTrustPolicy("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"],
                 "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "another-namespace"}}}}
                """);
    }

    private static void noTagSession(NxopSandbox sandbox) {
        sandbox.replaceTrustPolicy("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"}}
                """);
    }

    private static void noPermission(NxopSandbox sandbox) {
        sandbox.replaceIdentityPolicy("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": ["sts:AssumeRole", "sts:TagSession"],
                 "Resource": "*"}}
                """);
    }
}
