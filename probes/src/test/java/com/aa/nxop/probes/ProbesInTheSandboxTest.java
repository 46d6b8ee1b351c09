package com.aa.nxop.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.probes.data.DataProbes;
import com.aa.nxop.probes.sts.StsProbes;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sandbox says to each belief; and that a world which is otherwise is noticed. One sandbox for all. */
@Tag("full")
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProbesInTheSandboxTest {
    /** Of them the world, not STS alone, is broken: see {@link #dataProbes}. */
    private static final Set<String> SPECIAL = Set.of(
            "session-arn",
            "session-token-size",
            "largest-token",
            "refusal-clauses",
            "answered-source-identity",
            "caller-identity",
            "target-role-session",
            "target-role-external-id");

    private static SandboxWorld world;

    /** It waits for some seconds that nothing happens: beside the others. */
    private static CompletableFuture<Verdict> principalChange;

    @BeforeAll
    static void start() {
        world = SandboxWorld.whole();
        ProbedWorld timeless = world.probed(world.sts(), time -> true);
        Probe slow = DataProbes.inOrder().stream()
                .filter(probe -> probe.id().equals("msk-principal-change"))
                .findFirst()
                .orElseThrow();
        principalChange = CompletableFuture.supplyAsync(
                () -> new ProbeRun(timeless).ask(slow).verdict());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** The whole run moves the world's clock by more than an hour, so it comes last. */
    @Test
    @Order(2)
    void everyBeliefHolds() {
        ProbeReport report = new ProbeReport("the sandbox", new ProbeRun(world.probed()).all(AllProbes.inOrder()));
        assertThat(report.lines().stream()
                        .filter(line -> line.outcome().verdict() != Verdict.HOLDS)
                        .map(line -> line.probe().id() + " " + line.outcome())
                        .collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(report.refuted()).isFalse();
        assertThat(report.table())
                .contains("the sandbox: " + AllProbes.inOrder().size() + " hold, 0 do not hold, 0 cannot");
        assertThat(report.json()).contains("\"probe\": \"inherited-tags\", \"verdict\": \"holds\"");
    }

    /** A bend of STS's answers in which a belief does not hold. */
    private record Bend(String name, UnaryOperator<StsAnswer> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> stsProbes() {
        List<Arguments> rows = new ArrayList<>();
        for (Probe probe : StsProbes.inOrder()) {
            bends(probe.id()).forEach(bend -> rows.add(Arguments.of(probe.id(), bend, probe)));
        }
        return rows.stream();
    }

    private static List<Bend> bends(String probe) {
        return SPECIAL.contains(probe)
                ? List.of(new Bend("answers otherwise", special(probe)))
                : List.of(
                        new Bend("grants what it refuses, and refuses what it grants", ProbesInTheSandboxTest::turned),
                        new Bend(
                                "refuses everything as something else",
                                answer -> BentSts.refused("SomethingElse", "no")),
                        new Bend("gives another text, or another code", ProbesInTheSandboxTest::otherText));
    }

    private static StsAnswer turned(StsAnswer answer) {
        return answer.granted() ? BentSts.refused("AccessDenied", "no") : BentSts.granted();
    }

    private static StsAnswer otherText(StsAnswer answer) {
        return answer.granted()
                ? BentSts.refused("ValidationError", "no")
                : BentSts.saying("Message", "Something is wrong.").apply(answer);
    }

    private static UnaryOperator<StsAnswer> special(String probe) {
        return switch (probe) {
            case "session-arn" ->
                BentSts.saying("Arn", "arn:aws:sts::" + SandboxWorld.ACCOUNT + ":assumed-role/with/a/path/nxop-probe");
            case "session-token-size" -> BentSts.saying("SessionToken", "x".repeat(5000));
            case "largest-token" -> BentSts.saying("SessionToken", "x".repeat(600));
            case "refusal-clauses" -> BentSts.saying("Message", "Access denied.");
            case "answered-source-identity" -> BentSts.saying("SourceIdentity", "somebody");
            case "caller-identity" -> answer -> answer.session().isPresent() ? answer : turned(answer);
            case "target-role-session" ->
                BentSts.saying(
                        "Arn",
                        "arn:aws:sts::" + SandboxWorld.ACCOUNT + ":assumed-role/nxop-probe-served/botocore-session");
            default ->
                BentSts.saying("Arn", "arn:aws:sts::" + SandboxWorld.ACCOUNT + ":assumed-role/nxop-probe-source/eks-x");
        };
    }

    @ParameterizedTest(name = "{0}: STS {1}")
    @MethodSource("stsProbes")
    @Order(1)
    void aBrokenStsIsNoticed(String id, Bend bend, Probe probe) {
        ProbedWorld broken = world.probed(new BentSts(world.sts(), bend.of()), time -> true);
        assertThat(new ProbeRun(broken).ask(probe).verdict()).as(id).isEqualTo(Verdict.DOES_NOT_HOLD);
    }

    /** The reading of inherited tags that nobody has shown to be wrong. */
    @Test
    @Order(1)
    void theOtherReadingOfInheritedTagsIsNoticed() {
        try (SandboxWorld other =
                SandboxWorld.start(builder -> builder.sts(sts -> sts.inheritedTagsAreRequestTags(false)))) {
            Map<String, Verdict> verdicts = new ProbeRun(other.probed())
                    .all(StsProbes.inOrder().subList(0, 3)).stream()
                            .collect(Collectors.toMap(
                                    line -> line.probe().id(),
                                    line -> line.outcome().verdict()));
            assertThat(verdicts)
                    .containsEntry("inherited-tags", Verdict.DOES_NOT_HOLD)
                    .containsEntry("inherited-tags-of-principal", Verdict.HOLDS)
                    .containsEntry("both-readings", Verdict.HOLDS);
            assertThat(new ProbeRun(other.probed())
                            .ask(DataProbes.inOrder().get(0))
                            .seen())
                    .as("a world without MSK cannot tell")
                    .isEqualTo("there is no MSK here: --kafka names the IAM listeners of a cluster");
        }
    }

    static Stream<Arguments> dataProbes() {
        return DataProbes.inOrder().stream().map(probe -> Arguments.of(probe.id(), probe));
    }

    /**
     * Broken for each of them: keys that fit no session, a role that is a user although it should not be, time that does not pass, a name that
     * stays.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dataProbes")
    @Order(1)
    void aBrokenServiceIsNoticed(String id, Probe probe) {
        if (id.equals("msk-principal-change")) {
            assertThat(principalChange.join()).isEqualTo(Verdict.DOES_NOT_HOLD);
            return;
        }
        UnaryOperator<StsAnswer> bend = switch (id) {
            case "msk-login", "document-db-login", "msk-largest-token", "document-db-largest-token" ->
                BentSts.saying("SecretAccessKey", "another-secret");
            default -> answer -> answer;
        };
        if (id.equals("document-db-unknown-role")) {
            world.sandbox.docdb().register(SandboxWorld.arn(StackRole.BOTH_READINGS));
        }
        try {
            ProbedWorld broken = world.probed(new BentSts(world.sts(), bend), time -> true);
            assertThat(new ProbeRun(broken).ask(probe).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
        } finally {
            world.sandbox.docdb().deregister(SandboxWorld.arn(StackRole.BOTH_READINGS));
        }
    }
}
