package com.aa.nxop.testkit.internal.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which KMS key encrypts which object, and what S3 asks KMS for in the caller's name (S3 user guide, using server-side encryption with KMS keys).
 * The content stays as it is: nobody sees it but through S3. Thread-safe.
 */
final class EncryptionKeys {
    private static final String GENERATE = "kms:GenerateDataKey";
    private static final String DECRYPT = "kms:Decrypt";

    private final Map<String, String> byBucket = new ConcurrentHashMap<>();
    private final Map<String, String> byObject = new ConcurrentHashMap<>();

    /** What is put into the bucket from now on is encrypted with this key, unless the request names another one. */
    void encrypt(String bucket, String keyArn) {
        byBucket.put(bucket, keyArn);
    }

    List<Need> needs(S3Call s3, ObjectSource source) {
        List<Need> needs = new ArrayList<>();
        source.object().flatMap(this::ofObject).ifPresent(key -> needs.add(new Need(DECRYPT, key)));
        switch (operation(s3)) {
            case "PUT ", "POST uploads" -> ofNew(s3, source).ifPresent(key -> needs.add(new Need(GENERATE, key)));
            case "PUT partNumber&uploadId" -> ofObject(s3).ifPresent(key -> needs.add(new Need(GENERATE, key)));
            // The last of these reads the parts.
            case "GET ", "GET partNumber", "POST uploadId" ->
                ofObject(s3).ifPresent(key -> needs.add(new Need(DECRYPT, key)));
            default -> {}
        }
        return needs;
    }

    /** S3 has carried the request out. */
    void remember(S3Call s3, ObjectSource source) {
        if (List.of("PUT ", "POST uploads").contains(operation(s3))) {
            ofNew(s3, source).ifPresentOrElse(key -> byObject.put(object(s3), key), () -> byObject.remove(object(s3)));
        }
    }

    private static String operation(S3Call s3) {
        return s3.key().isEmpty() ? "" : s3.method() + " " + s3.subresource();
    }

    private Optional<String> ofNew(S3Call s3, ObjectSource source) {
        return source.keyArn().or(() -> Optional.ofNullable(byBucket.get(s3.bucket())));
    }

    private Optional<String> ofObject(S3Call s3) {
        return ofObject(object(s3));
    }

    private Optional<String> ofObject(String bucketAndKey) {
        return Optional.ofNullable(byObject.get(bucketAndKey));
    }

    private static String object(S3Call s3) {
        return s3.bucket() + "/" + s3.key();
    }
}
