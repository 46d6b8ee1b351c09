package com.aa.nxop.testkit.internal.s3;

import java.util.Optional;

/**
 * What a request says of the object that it makes.
 *
 * @param object that it is a copy of, as {@code bucket/key}
 * @param keyArn of the KMS key that it names
 */
record ObjectSource(Optional<String> object, Optional<String> keyArn) {
    static ObjectSource of(S3Request call) {
        return new ObjectSource(
                // With or without a slash before it.
                call.header("x-amz-copy-source").map(source -> S3Call.decode(source.replaceFirst("^/", ""))),
                call.header("x-amz-server-side-encryption-aws-kms-key-id"));
    }
}
