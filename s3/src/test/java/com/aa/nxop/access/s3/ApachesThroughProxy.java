package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopAccess;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the application has one of Apache's clients on its class path. */
@Timeout(120)
abstract class ApachesThroughProxy {
    final ProxiedWorld world;

    ApachesThroughProxy() throws Exception {
        world = new ProxiedWorld();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    /** Or a class path with another client proves nothing. */
    static void assertApaches(String service) {
        assertThat(ServiceLoader.load(SdkHttpService.class).stream()
                        .map(found -> found.type().getName()))
                .contains(service)
                .noneMatch(name -> name.contains(".apache") && !name.equals(service));
    }

    private static void use(S3Client s3) {
        s3.putObject(put -> put.bucket(ProxiedWorld.BUCKET).key("k"), RequestBody.fromString("text"));
        assertThat(s3.getObjectAsBytes(get -> get.bucket(ProxiedWorld.BUCKET).key("k"))
                        .asUtf8String())
                .isEqualTo("text");
    }

    @Test
    void apachesGoesThroughTheProxyForHttpsAndLogsIn() {
        world.proxy.demandLogin("app", "canary-s3cret");
        try (NxopAccess nxop = world.access(
                        "HTTPS_PROXY",
                        "http://app:canary-s3cret@" + world.address(),
                        "HTTP_PROXY",
                        "http://127.0.0.1:1");
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
        }
        assertThat(world.proxy.requests()).isNotEmpty().containsOnly("CONNECT " + ProxiedWorld.S3 + ":443 HTTP/1.1");
    }

    /** Its own reading of the variables would go to 127.0.0.1:1. */
    @Test
    void apachesTakesHttpProxyForPlainHttpAlone() {
        try (NxopAccess nxop = world.access(
                        "AWS_ENDPOINT_URL_S3", world.s3.uri().toString(), "HTTP_PROXY", "http://127.0.0.1:1");
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
        }
        try (NxopAccess nxop = world.access(
                        "AWS_ENDPOINT_URL_S3",
                        "http://s3.example.com",
                        "HTTP_PROXY",
                        world.proxy.uri().toString());
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
        }
        assertThat(world.proxy.requests()).isNotEmpty().allMatch(line -> line.contains(" http://s3.example.com/"));
    }

    /** Apache's client would hand out the proxy's 403 as an answer of S3's. */
    @Test
    void whatTheProxyAnsweredIsNotTakenForS3s() {
        world.proxy.refuse("403 Forbidden");
        try (NxopAccess nxop = world.access("HTTPS_PROXY", world.proxy.uri().toString());
                S3Client s3 = NxopS3.client(nxop)) {
            assertThatThrownBy(() -> s3.headBucket(head -> head.bucket(ProxiedWorld.BUCKET)))
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("the proxy " + world.address() + " (from HTTPS_PROXY) does not lead to "
                            + ProxiedWorld.S3 + ":443: it answered HTTP 403");
        }
    }
}
