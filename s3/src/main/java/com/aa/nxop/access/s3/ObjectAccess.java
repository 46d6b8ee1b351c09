package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Whether the role may list the objects under a prefix and read one of them. One name is listed and one byte read; an encrypted object is
 * decrypted for that, which needs its key.
 *
 * @param prefix how the keys begin, or the whole key of one object
 */
record ObjectAccess(NxopAccess nxop, String bucket, String prefix) {
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final String LISTED = "the role may list them";

    /** @throws AccessException if the role may not */
    String look(S3Client s3) {
        Optional<String> first;
        try {
            first = first(s3);
        } catch (S3Exception e) {
            return withoutList(s3, e);
        } catch (SdkException e) {
            throw explained(e, RefusedAction.listing(nxop, bucket));
        }
        if (first.isEmpty()) {
            return "there is none; " + LISTED + "; S3 shows the right to read only for an object that exists";
        }
        read(s3, first.get());
        return LISTED + ", and read " + first.get();
    }

    private Optional<String> first(S3Client s3) {
        return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix).maxKeys(1)).contents().stream()
                .findFirst()
                .map(S3Object::key);
    }

    /** Who knows the keys needs no list. But S3 does not tell who may not list whether an object is missing or forbidden. */
    private String withoutList(S3Client s3, S3Exception refusal) {
        AccessException noList = explained(refusal, RefusedAction.listing(nxop, bucket));
        if (noList.finding() != S3Finding.S3_BUCKET_REFUSED || prefix.endsWith("/")) {
            throw noList;
        }
        try {
            read(s3, prefix);
        } catch (AccessException e) {
            // Of the key's right it can be told only for an object that was found.
            boolean ofKey =
                    RefusedAction.in(e.what()).filter(RefusedAction::isOfKey).isPresent();
            throw ofKey ? e : noList;
        }
        return "the role may read it, but not list the bucket (s3:ListBucket)";
    }

    private void read(S3Client s3, String key) {
        try (ResponseInputStream<GetObjectResponse> object =
                s3.getObject(get -> get.bucket(bucket).key(key).range("bytes=0-0"))) {
            object.abort();
        } catch (InvalidObjectStateException e) {
            // In an archive: readable once it is restored.
            return;
        } catch (SdkException e) {
            if (!isEmptyObject(e)) {
                throw explained(e, RefusedAction.reading(nxop, bucket, key));
            }
        } catch (IOException e) {
            throw explained(e, RefusedAction.reading(nxop, bucket, key));
        }
    }

    private static boolean isEmptyObject(SdkException e) {
        return e instanceof S3Exception answer
                && answer.statusCode() == RANGE_NOT_SATISFIABLE
                && !(e instanceof NoSuchKeyException);
    }

    private AccessException explained(Exception failure, RefusedAction asked) {
        return new S3FailureExplanation(nxop, Optional.of(asked)).of(failure);
    }
}
