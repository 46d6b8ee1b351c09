package com.aa.nxop.testkit.s3;

import com.aa.nxop.testkit.http.HttpAnswer;
import com.aa.nxop.testkit.http.HttpCall;
import java.net.URI;
import java.util.Set;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * S3Proxy with its in-memory store, reachable for the gate only: on a loopback port of its own, and without authentication,
 * because it knows neither session tokens nor the world's clock. The gate has checked both before.
 */
final class S3Store implements AutoCloseable {
    private final S3Proxy proxy;
    private final TransientNio2BlobStore objects;
    private final Upstream upstream;

    private S3Store(S3Proxy proxy, TransientNio2BlobStore objects) {
        this.proxy = proxy;
        this.objects = objects;
        this.upstream = new Upstream(proxy.getPort());
    }

    /**
     * Starts it with these buckets.
     *
     * @throws IllegalStateException if it cannot listen
     */
    static S3Store start(Set<String> buckets) {
        TransientNio2BlobStore objects = new TransientNio2BlobStore();
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.NONE, null, null)
                // Else the headers it does not know are answered with 501.
                .ignoreUnknownHeaders(true)
                .build();
        try {
            proxy.start();
            buckets.forEach(objects::createContainer);
            return new S3Store(proxy, objects);
        } catch (Exception e) {
            stop(proxy, objects);
            throw new IllegalStateException("S3Proxy did not start.", e);
        }
    }

    private static void stop(S3Proxy proxy, TransientNio2BlobStore objects) {
        try {
            proxy.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not stop.", e);
        } finally {
            objects.close();
        }
    }

    HttpAnswer forward(HttpCall call) {
        return upstream.exchange(call);
    }

    @Override
    public void close() {
        stop(proxy, objects);
    }
}
