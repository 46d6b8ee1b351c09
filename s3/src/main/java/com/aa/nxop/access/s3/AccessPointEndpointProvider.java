package com.aa.nxop.access.s3;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.endpoints.EndpointProvider;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/**
 * Addresses access points by the host name, also where the path names buckets: S3 serves them at no other address, and the AWS SDK refuses an ARN
 * otherwise. Thread-safe.
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html">Amazon S3: access point names and aliases</a>.
 *
 * @param buckets decides for all other buckets
 */
record AccessPointEndpointProvider(S3EndpointProvider buckets) implements S3EndpointProvider {
    /** Adds this to what the builder has when the client is built. */
    static void addTo(SdkServiceClientConfiguration.Builder client) {
        EndpointProvider known = client.endpointProvider();
        if (!(known instanceof AccessPointEndpointProvider)) {
            client.endpointProvider(new AccessPointEndpointProvider(
                    known instanceof S3EndpointProvider own ? own : S3EndpointProvider.defaultProvider()));
        }
    }

    /** By an ARN, or by an alias: AWS reserves these endings, so that no bucket has one. */
    static boolean isAccessPoint(String bucket) {
        return bucket.startsWith("arn:") || bucket.endsWith("-s3alias") || bucket.endsWith("--ol-s3");
    }

    @Override
    public CompletableFuture<Endpoint> resolveEndpoint(S3EndpointParams request) {
        boolean accessPoint = Optional.ofNullable(request.bucket())
                .filter(AccessPointEndpointProvider::isAccessPoint)
                .isPresent();
        return buckets.resolveEndpoint(
                accessPoint ? request.toBuilder().forcePathStyle(false).build() : request);
    }
}
