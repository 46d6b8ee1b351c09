package com.aa.nxop.testkit.internal.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * S3Proxy with its in-memory store, without its HTTP server and without authentication: it knows neither session tokens nor the world's
 * clock. The gate has checked both before. A call is answered in the caller's thread; a second connection would take as long as all the
 * rest.
 */
final class S3Store implements AutoCloseable {
    // What S3Proxy takes where nothing is configured.
    private static final long MAX_PART = 5L * 1024 * 1024 * 1024;
    private static final long MAX_UNCHUNKED = 128L * 1024 * 1024;
    private static final int MAX_CHUNK = 16 * 1024 * 1024;
    private static final int MAX_SKEW_SECONDS = 15 * 60;

    private final TransientNio2BlobStore objects;
    private final S3ProxyHandler handler;

    private S3Store(TransientNio2BlobStore objects) {
        this.objects = objects;
        this.handler = new S3ProxyHandler(
                objects,
                AuthenticationType.NONE,
                null,
                null,
                null,
                MAX_PART,
                MAX_UNCHUNKED,
                MAX_CHUNK,
                // Else the headers it does not know are answered with 501.
                true,
                null,
                null,
                MAX_SKEW_SECONDS);
    }

    /** Makes one with these buckets. */
    static S3Store start(Set<String> buckets) {
        TransientNio2BlobStore objects = new TransientNio2BlobStore();
        try {
            buckets.forEach(objects::createContainer);
            return new S3Store(objects);
        } catch (RuntimeException e) {
            objects.close();
            throw e;
        }
    }

    S3Reply forward(S3Request call) {
        StoreResponse response = new StoreResponse();
        try {
            StoreRequest request = new StoreRequest(call);
            handler.doHandle(request, request, response, new ByteArrayInputStream(call.body()), null);
            return response.answer();
        } catch (IOException | RuntimeException e) {
            return StoreRefusals.of(e, call);
        }
    }

    @Override
    public void close() {
        objects.close();
    }
}
