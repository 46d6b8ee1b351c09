package com.aa.nxop.access.s3;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the application has Apache's client 4 on its class path, which is the only one of Apache's below 2.41 of the AWS SDK. */
@Tag("full")
@Tag("apache-client-4")
class ApacheClient4Test extends ApachesThroughProxy {
    ApacheClient4Test() throws Exception {}

    @Test
    void apachesIsTheFourth() {
        assertApaches("software.amazon.awssdk.http.apache.ApacheSdkHttpService");
    }
}
