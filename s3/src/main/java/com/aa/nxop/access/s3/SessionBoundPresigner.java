package com.aa.nxop.access.s3;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.AbortMultipartUploadPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.CompleteMultipartUploadPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.CreateMultipartUploadPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.DeleteObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.HeadBucketPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.HeadObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedAbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedCompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedCreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedDeleteObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedHeadBucketRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedHeadObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedUploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.model.PutObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.UploadPartPresignRequest;

/**
 * Signs URLs that say how long they live, which is no longer than the session that signs them. Thread-safe.
 *
 * @param buckets for buckets
 * @param accessPoints for access points, which the host name names
 * @param lifetime how long a URL lives that is wanted for so long
 */
record SessionBoundPresigner(S3Presigner buckets, S3Presigner accessPoints, UnaryOperator<Duration> lifetime)
        implements S3Presigner {
    private S3Presigner of(@Nullable String bucket) {
        return bucket != null && AccessPointEndpointProvider.isAccessPoint(bucket) ? accessPoints : buckets;
    }

    @Override
    public PresignedGetObjectRequest presignGetObject(GetObjectPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.getObjectRequest().bucket())
                .presignGetObject(request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedHeadObjectRequest presignHeadObject(HeadObjectPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.headObjectRequest().bucket())
                .presignHeadObject(request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedHeadBucketRequest presignHeadBucket(HeadBucketPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.headBucketRequest().bucket())
                .presignHeadBucket(request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedPutObjectRequest presignPutObject(PutObjectPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.putObjectRequest().bucket())
                .presignPutObject(request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedDeleteObjectRequest presignDeleteObject(DeleteObjectPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.deleteObjectRequest().bucket())
                .presignDeleteObject(
                        request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedCreateMultipartUploadRequest presignCreateMultipartUpload(
            CreateMultipartUploadPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.createMultipartUploadRequest().bucket())
                .presignCreateMultipartUpload(
                        request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedUploadPartRequest presignUploadPart(UploadPartPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.uploadPartRequest().bucket())
                .presignUploadPart(request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedCompleteMultipartUploadRequest presignCompleteMultipartUpload(
            CompleteMultipartUploadPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.completeMultipartUploadRequest().bucket())
                .presignCompleteMultipartUpload(
                        request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public PresignedAbortMultipartUploadRequest presignAbortMultipartUpload(
            AbortMultipartUploadPresignRequest request) {
        Duration lives = lifetime.apply(request.signatureDuration());
        return of(request.abortMultipartUploadRequest().bucket())
                .presignAbortMultipartUpload(
                        request.toBuilder().signatureDuration(lives).build());
    }

    @Override
    public void close() {
        buckets.close();
        accessPoints.close();
    }
}
