package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables win, then the token's claims, then the namespace file. */
class WorkloadReaderTest {
    private static final String CLUSTER = "arn:aws:eks:us-east-1:285282426848:cluster/kpaas";

    @TempDir
    Path directory;

    private Workload read(Map<String, String> variables) {
        return AccessSettings.of(variables)
                .workloadReader(directory.resolve("namespace"))
                .read();
    }

    private Map<String, String> podWithToken(String token) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), token + "\n");
        return Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.toString());
    }

    @Test
    void theTokenSaysWhichPodItIs() throws IOException {
        assertThat(read(podWithToken(Jwt.ofPod("flights", "scheduler", "pod-1"))))
                .isEqualTo(new Workload(
                        Optional.empty(),
                        Optional.of("flights"),
                        Optional.of("scheduler"),
                        Optional.of("pod-1"),
                        Optional.of("uid-of-pod-1")));
    }

    @Test
    void everyVariableWinsOverTheToken() throws IOException {
        Map<String, String> variables = podWithToken(Jwt.ofPod("flights", "scheduler", "pod-1"));
        variables.put("NXOP_CLUSTER_ARN", CLUSTER);
        variables.put("NXOP_NAMESPACE", "n");
        variables.put("NXOP_SERVICE_ACCOUNT", "s");
        variables.put("NXOP_POD_NAME", "p");
        variables.put("NXOP_POD_UID", "u");
        assertThat(read(variables))
                .isEqualTo(new Workload(
                        Optional.of(CLUSTER), Optional.of("n"), Optional.of("s"), Optional.of("p"), Optional.of("u")));
    }

    @Test
    void aTokenGivenDirectlyIsReadToo() {
        assertThat(read(Pod.withPodIdentityAnd(
                                "AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.ofPod("flights", "scheduler", "pod-1")))
                        .podName())
                .contains("pod-1");
    }

    @Test
    void theTokenOfWebIdentityIsReadToo() throws IOException {
        Map<String, String> variables = Pod.withWebIdentity();
        Path file = Files.writeString(directory.resolve("token"), Jwt.ofPod("flights", "scheduler", "pod-1"));
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", file.toString());
        assertThat(read(variables).serviceAccount()).contains("scheduler");
    }

    /** They have no token of their own, but most pods have one for the Kubernetes API, beside the namespace file. */
    @ParameterizedTest
    @ValueSource(strings = {"kube2iam", "vault-file", "aws-default"})
    void forOtherSourcesThePodsTokenForKubernetesIsRead(String source) throws IOException {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_SOURCE", source);
        assertThat(read(variables).podName()).isEmpty();
        Files.writeString(directory.resolve("token"), Jwt.ofPod("flights", "scheduler", "pod-1"));
        assertThat(read(variables))
                .isEqualTo(new Workload(
                        Optional.empty(),
                        Optional.of("flights"),
                        Optional.of("scheduler"),
                        Optional.of("pod-1"),
                        Optional.of("uid-of-pod-1")));
    }

    @Test
    void theNamespaceFileSpeaksLast() throws IOException {
        Files.writeString(directory.resolve("namespace"), "from-file\n");
        assertThat(read(podWithToken("opaque")).namespace()).contains("from-file");
        assertThat(read(podWithToken(Jwt.ofPod("flights", "scheduler", "pod-1")))
                        .namespace())
                .contains("flights");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "a-namespace-of-more-than-sixty-three-characters-is-none-of-kubernetes"})
    void aNamespaceFileThatHoldsNoneSaysNothing(String content) throws IOException {
        Files.writeString(directory.resolve("namespace"), content);
        assertThat(read(podWithToken("opaque")).namespace()).isEmpty();
    }

    @Test
    void aNamespaceFileThatIsNoTextSaysNothing() throws IOException {
        Files.write(directory.resolve("namespace"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(read(podWithToken("opaque")).namespace()).isEmpty();
    }

    @Test
    void aTokenThatCannotBeReadSaysNothingHereAndFailsWhereItIsNeeded() {
        Map<String, String> variables = Pod.withPodIdentityAnd(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                directory.resolve("none").toString());
        variables.put("NXOP_POD_NAME", "p");
        assertThat(read(variables))
                .isEqualTo(new Workload(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("p"), Optional.empty()));
    }

    @Test
    void isReadAnewEachTime() throws IOException {
        WorkloadReader reader = AccessSettings.of(podWithToken(Jwt.ofPod("a", "b", "c")))
                .workloadReader(directory.resolve("namespace"));
        assertThat(reader.read().namespace()).contains("a");
        podWithToken(Jwt.ofPod("changed", "b", "c"));
        assertThat(reader.read().namespace()).contains("changed");
    }

    @Test
    void whatIsKnownBecomesTheSixTagsOfEksInAFixedOrder() {
        Workload all = new Workload(
                Optional.of(CLUSTER), Optional.of("n"), Optional.of("s"), Optional.of("p"), Optional.of("u"));
        assertThat(all.tags().toString())
                .isEqualTo("{kubernetes-namespace=n, kubernetes-service-account=s, kubernetes-pod-name=p,"
                        + " kubernetes-pod-uid=u, eks-cluster-arn=" + CLUSTER + ", eks-cluster-name=kpaas}");
    }

    @Test
    void whatIsNotKnownIsNoTag() {
        Workload some =
                new Workload(Optional.empty(), Optional.of("n"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(some.tags()).containsExactly(Map.entry("kubernetes-namespace", "n"));
        assertThat(some.clusterName()).isEmpty();
    }
}
