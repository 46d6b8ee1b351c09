package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.Endpoint;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** With the HTTP client that the SDK brings. */
@Tag("full")
@Timeout(120)
class ThroughProxyTest {
    private final ProxiedWorld world;

    ThroughProxyTest() throws Exception {
        world = new ProxiedWorld();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private static void use(S3Client s3) {
        byte[] bytes = new byte[300_000];
        s3.putObject(put -> put.bucket(ProxiedWorld.BUCKET).key("k"), RequestBody.fromBytes(bytes));
        assertThat(s3.getObjectAsBytes(get -> get.bucket(ProxiedWorld.BUCKET).key("k"))
                        .asByteArray())
                .isEqualTo(bytes);
        s3.deleteObject(delete -> delete.bucket(ProxiedWorld.BUCKET).key("k"));
    }

    @Test
    void s3IsReachedThroughTheProxyAndConnectionsAreKept() {
        try (NxopAccess nxop =
                        world.access("HTTPS_PROXY", world.proxy.uri().toString(), "HTTP_PROXY", "http://127.0.0.1:1");
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
            use(s3);
        }
        assertThat(world.proxy.requests())
                .hasSizeLessThan(4)
                .containsOnly("CONNECT " + ProxiedWorld.S3 + ":443 HTTP/1.1");
        assertThat(String.join("", world.proxy.heads())).doesNotContain("x-amz", "Authorization");
    }

    /** The JDK takes no login for https, unless a system property of its own allows it. */
    @Test
    void aLoginIsTaken() {
        world.proxy.demandLogin("app", "canary-s3cret");
        try (NxopAccess nxop = world.access("https_proxy", "http://app:canary-s3cret@" + world.address());
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
        }
    }

    @Test
    void plainHttpGoesToHttpProxyAsAWholeAddress() {
        world.proxy.demandLogin("app", "canary-s3cret");
        try (NxopAccess nxop = world.access(
                        "AWS_ENDPOINT_URL_S3",
                        "http://s3.example.com",
                        "http_proxy",
                        "http://app:canary-s3cret@" + world.address());
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
        }
        assertThat(world.proxy.requests())
                .allMatch(line -> line.contains(" http://s3.example.com/" + ProxiedWorld.BUCKET));
    }

    @Test
    void loopbackIsReachedDirectly() {
        try (NxopAccess nxop = world.access(
                        "AWS_ENDPOINT_URL_S3", world.sandbox.uri(Endpoint.S3).toString(),
                        "HTTP_PROXY", world.proxy.uri().toString(),
                        "ALL_PROXY", world.proxy.uri().toString());
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
        }
        assertThat(world.proxy.requests()).isEmpty();
    }

    private String failure(String... variables) {
        try (NxopAccess nxop = world.access(variables);
                S3Client s3 = NxopS3.client(nxop)) {
            SdkClientException e = catchThrowableOfType(
                    SdkClientException.class, () -> s3.headBucket(head -> head.bucket(ProxiedWorld.BUCKET)));
            assertThat(org.assertj.core.util.Throwables.getStackTrace(e)).doesNotContain("canary");
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void whoUsesS3IsToldWhatTheProxyAnswered() {
        world.proxy.refuse("403 Forbidden");
        assertThat(failure("HTTPS_PROXY", world.proxy.uri().toString()))
                .contains("the proxy " + world.address() + " (from HTTPS_PROXY) does not lead to " + ProxiedWorld.S3
                        + ":443: it answered HTTP 403");
        world.proxy.refuse("").demandLogin("app", "canary-s3cret");
        assertThat(failure("HTTPS_PROXY", "http://app:canary-wrong@" + world.address()))
                .contains("it answered HTTP 407 and does not accept the login");
    }

    @Test
    void aDeadProxyIsNotS3() {
        assertThat(failure("HTTPS_PROXY", "127.0.0.1:1"))
                .contains("the proxy 127.0.0.1:1 (from HTTPS_PROXY) cannot be reached: the connection was refused");
    }

    @Test
    void aDiagnosisSaysWhatTheProxyAnsweredAndWhatToDo() {
        world.proxy.refuse("403 Forbidden");
        try (NxopAccess nxop = world.access("HTTPS_PROXY", world.proxy.uri().toString())) {
            String report = String.valueOf(
                            Doctor.diagnose(nxop, DiagnosisOptions.usual().withBuckets(List.of(ProxiedWorld.BUCKET))))
                    .replaceAll("\\s+", " ");
            assertThat(report)
                    .contains("S3 did not answer for the bucket " + ProxiedWorld.BUCKET + ": the proxy "
                            + world.address() + " (from HTTPS_PROXY) does not lead to " + ProxiedWorld.S3
                            + ":443: it answered HTTP 403.")
                    .contains("Ask the team that runs the proxy to allow " + ProxiedWorld.S3 + ":443.");
        }
    }
}
