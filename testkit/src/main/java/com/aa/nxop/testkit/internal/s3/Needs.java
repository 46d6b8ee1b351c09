package com.aa.nxop.testkit.internal.s3;

import java.util.List;
import java.util.Optional;

/** Which permissions S3 asks for, by request. */
final class Needs {
    private Needs() {}

    /** Empty for an operation that the sandbox does not know: it is refused, never let through. */
    static Optional<List<Need>> of(S3Call s3, S3Request call) {
        if (s3.bucket().isEmpty()) {
            return only(s3, "GET".equals(s3.method()) && s3.subresource().isEmpty() ? "s3:ListAllMyBuckets" : "");
        }
        return s3.key().isEmpty() ? ofBucket(s3, call) : ofObject(s3, call);
    }

    private static Optional<List<Need>> ofBucket(S3Call s3, S3Request call) {
        return switch (s3.method() + " " + s3.subresource()) {
            case "GET ", "HEAD " -> only(s3, "s3:ListBucket");
            case "GET location" -> only(s3, "s3:GetBucketLocation");
            case "GET uploads" -> only(s3, "s3:ListBucketMultipartUploads");
            case "PUT " -> only(s3, "s3:CreateBucket");
            case "DELETE " -> only(s3, "s3:DeleteBucket");
            case "POST delete" ->
                Optional.of(DeletedKeys.in(call.body()).stream()
                        .map(key -> new Need("s3:DeleteObject", s3.resource(key)))
                        .toList());
            default -> Optional.empty();
        };
    }

    private static Optional<List<Need>> ofObject(S3Call s3, S3Request call) {
        return switch (s3.method() + " " + s3.subresource()) {
            case "GET ", "HEAD ", "GET partNumber", "HEAD partNumber" -> only(s3, "s3:GetObject");
            case "GET uploadId" -> only(s3, "s3:ListMultipartUploadParts");
            case "PUT ", "PUT partNumber&uploadId" -> put(s3, call);
            case "POST uploads", "POST uploadId" -> only(s3, "s3:PutObject");
            case "DELETE " -> only(s3, "s3:DeleteObject");
            case "DELETE uploadId" -> only(s3, "s3:AbortMultipartUpload");
            default -> Optional.empty();
        };
    }

    private static Optional<List<Need>> put(S3Call s3, S3Request call) {
        Need write = new Need("s3:PutObject", s3.resource());
        return Optional.of(ObjectSource.of(call)
                .object()
                .map(object -> List.of(write, new Need("s3:GetObject", "arn:aws:s3:::" + object)))
                .orElse(List.of(write)));
    }

    private static Optional<List<Need>> only(S3Call s3, String action) {
        return action.isEmpty() ? Optional.empty() : Optional.of(List.of(new Need(action, s3.resource())));
    }
}
