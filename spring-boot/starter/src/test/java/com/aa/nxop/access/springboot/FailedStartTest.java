package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that cannot succeed ends in what was found and the remedy, once, within its last 15 lines. */
@Tag("full")
@ExtendWith(OutputCaptureExtension.class)
final class FailedStartTest {
    private static final int LAST = 15;

    private static void assertEnd(CapturedOutput output, int before, String found) {
        List<String> lines = output.getAll().stripTrailing().lines().toList();
        assertThat(String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size())))
                .contains("Description:", found, "Action:", "More: http");
        assertThat(output.getAll().substring(before).split(Pattern.quote(found), -1))
                .as(output.getAll())
                .hasSize(2);
    }

    private static void fails(NxopSandbox sandbox, Map<String, String> changes, CapturedOutput output, String found) {
        fails(sandbox, EmptyApplication.class, changes, output, found);
    }

    private static void fails(
            NxopSandbox sandbox,
            Class<?> application,
            Map<String, String> changes,
            CapturedOutput output,
            String found) {
        int before = output.getAll().length();
        Map<String, String> variables = new LinkedHashMap<>(sandbox.environment());
        variables.putAll(changes);
        assertThatThrownBy(() -> TestApplication.start(variables, application).close())
                .hasRootCauseInstanceOf(Throwable.class)
                .satisfies(failure -> assertThat(causes(failure)).hasAtLeastOneElementOfType(AccessException.class));
        assertEnd(output, before, found);
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    @Test
    void missingRole(CapturedOutput output) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            fails(sandbox, Map.of("NXOP_ROLE", ""), output, "NXOP_ROLE is not set");
        }
    }

    @Test
    void wrongRole(CapturedOutput output) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            fails(sandbox, Map.of("NXOP_ROLE", "178549792225/no-such-role"), output, "STS refused");
        }
    }

    @Test
    void wrongNamespaceInTheTrustPolicy(CapturedOutput output) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.trustPolicies().replaceTarget("""
                            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                             "Principal": {"AWS": "%s"}, "Action": ["sts:AssumeRole", "sts:TagSession"],
                             "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "another"}}}]}
                            """.formatted(sandbox.pod().role()));
            fails(sandbox, Map.of(), output, "STS refused");
        }
    }

    @Test
    void noAssociation(CapturedOutput output) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.pod().removeAssociation();
            fails(sandbox, Map.of(), output, "Pod Identity");
        }
    }

    @Test
    void missingCa(CapturedOutput output) {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start()) {
            fails(sandbox, Map.of("NXOP_DOCDB_CA_FILE", "/nonexistent/ca.pem"), output, "/nonexistent/ca.pem");
        }
    }

    /** Kafka itself would say it in a message of its own, without a remedy. */
    @Test
    void missingCaOfMsk(CapturedOutput output) {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Map<String, String> changes = Map.of(
                    "NXOP_MSK_BOOTSTRAP_SERVERS", "b-1.nxop.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9098",
                    "NXOP_MSK_CA_FILE", "/nonexistent/ca.pem");
            fails(sandbox, TestApplication.class, changes, output, "/nonexistent/ca.pem");
        }
    }
}
