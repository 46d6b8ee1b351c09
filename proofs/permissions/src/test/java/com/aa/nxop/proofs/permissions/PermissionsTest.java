package com.aa.nxop.proofs.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies of docs/guide/permissions.md are enough for such an application, and have no action too many. */
@Tag("full")
@Timeout(120)
final class PermissionsTest {
    private static final String KEY = "arn:aws:kms:us-east-1:178549792225:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
            """;

    /** What an application learns by its own log at most: it does not end, and says nothing that the SDK could explain. */
    private static final Set<String> SILENT = Set.of("OwnInternalTopics kafka-cluster:DeleteTopic");

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.topic("flights").topic("gates"))
            .with(Part.DOCDB)
            .build();

    private static NxopAccess almighty;
    private static final Map<String, Workload> WORKLOADS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        sandbox.permissions().replaceTarget(EVERYTHING);
        almighty = access();
        almighty.credentialsProvider().resolveCredentials();
        sandbox.s3().encrypt(sandbox.s3().bucket(), KEY);
        WORKLOADS.put("msk-consumer", KafkaClientWorkloads.consumer());
        WORKLOADS.put("msk-producer", KafkaClientWorkloads.producer("enable.idempotence", false));
        WORKLOADS.put("msk-idempotent-producer", KafkaClientWorkloads.producer());
        WORKLOADS.put("msk-transactional-producer", KafkaClientWorkloads.transactionalProducer());
        WORKLOADS.put("msk-streams", new StreamsWorkload("at_least_once", almighty));
        WORKLOADS.put("msk-streams-exactly-once", new StreamsWorkload("exactly_once_v2", almighty));
        WORKLOADS.put("msk-connect", new ConnectWorkload(sandbox.environment(), almighty));
        WORKLOADS.put("s3-read", OtherWorkloads.read());
        WORKLOADS.put("s3-write", OtherWorkloads.write());
        WORKLOADS.put("s3-list", OtherWorkloads.list());
        WORKLOADS.put("docdb-lookup", OtherWorkloads.findCluster());
    }

    @AfterAll
    static void stop() {
        almighty.close();
    }

    private static NxopAccess access() {
        return NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
    }

    static Stream<PublishedPolicy> policies() {
        return PublishedPolicy.all().values().stream();
    }

    static Stream<Arguments> partsOfClients() {
        return parts().filter(arguments -> !isOfFramework(arguments));
    }

    static Stream<Arguments> partsOfFrameworks() {
        return parts().filter(PermissionsTest::isOfFramework);
    }

    private static Stream<Arguments> parts() {
        return policies().flatMap(policy -> policy.parts().stream().map(part -> Arguments.of(policy, part)));
    }

    /** They take seconds to start, and longer to fail. */
    private static boolean isOfFramework(Arguments arguments) {
        String name = arguments.get()[0].toString();
        return name.startsWith("msk-streams") || name.startsWith("msk-connect");
    }

    @Test
    void eachPolicyHasItsApplication() {
        assertThat(PublishedPolicy.all().keySet()).isEqualTo(WORKLOADS.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void thePolicyIsEnough(PublishedPolicy policy) throws Exception {
        Workload workload = WORKLOADS.get(policy.name());
        workload.prepare(almighty);
        sandbox.permissions().replaceTarget(policy.json());
        try (NxopAccess nxop = access()) {
            workload.run(nxop);
        }
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("partsOfClients")
    void eachActionIsNecessary(PublishedPolicy policy, PublishedPolicy.Part part) throws Exception {
        failsWithout(policy, part);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("partsOfFrameworks")
    void eachActionIsNecessaryForFrameworks(PublishedPolicy policy, PublishedPolicy.Part part) throws Exception {
        failsWithout(policy, part);
    }

    private static void failsWithout(PublishedPolicy policy, PublishedPolicy.Part part) throws Exception {
        Workload workload = WORKLOADS.get(policy.name());
        workload.prepare(almighty);
        sandbox.permissions().replaceTarget(policy.without(part));
        try (NxopAccess nxop = access()) {
            Throwable failure = catchThrowable(() -> workload.run(nxop));
            assertThat(failure).as("without " + part).isNotNull();
            if (workload.tellsWhy() && !SILENT.contains(part.toString())) {
                assertThat(failure).isInstanceOf(Exception.class);
                AccessException explained = workload.explained(nxop, (Exception) failure);
                assertThat(explained.remedy()).as(explained.getMessage()).contains(part.action());
            }
        }
    }
}
