package com.aa.nxop.benchmarks.start;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy as people use it for tests: its store in memory, and its own check of signatures. Ends with its input. */
public final class S3ProxyAlone {
    private S3ProxyAlone() {}

    public static void main(String[] arguments) throws Exception {
        TransientNio2BlobStore objects = new TransientNio2BlobStore();
        objects.createContainer(arguments[0]);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, arguments[1], arguments[2])
                .build();
        proxy.start();
        System.out.println("http://127.0.0.1:" + proxy.getPort());
        while (System.in.read() >= 0) {}
        System.exit(0); // Whatever its threads still do.
    }
}
