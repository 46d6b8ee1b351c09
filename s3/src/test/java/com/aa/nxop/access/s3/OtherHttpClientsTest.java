package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the application has Apache's client 5 and Netty's client on its class path. */
@Tag("full")
@Tag("other-http-clients")
class OtherHttpClientsTest extends ApachesThroughProxy {
    OtherHttpClientsTest() throws Exception {}

    @Test
    void apachesIsTheFifth() {
        assertApaches("software.amazon.awssdk.http.apache5.Apache5SdkHttpService");
    }

    @Test
    void nettysGoesThroughTheProxy() {
        world.proxy.demandLogin("app", "canary-s3cret");
        try (NxopAccess nxop = world.access(
                        "HTTPS_PROXY",
                        "http://app:canary-s3cret@" + world.address(),
                        "HTTP_PROXY",
                        "http://127.0.0.1:1");
                var s3 = NxopS3.asyncClient(nxop)) {
            s3.headBucket(head -> head.bucket(ProxiedWorld.BUCKET)).join();
        }
        assertThat(world.proxy.requests()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT " + ProxiedWorld.S3));
    }
}
