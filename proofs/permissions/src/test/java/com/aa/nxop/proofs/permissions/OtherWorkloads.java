package com.aa.nxop.proofs.permissions;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.s3.NxopS3;
import com.mongodb.client.MongoClient;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** S3 and DocumentDB. */
final class OtherWorkloads {
    private static final String BUCKET = "nxop-example-data";
    private static final String KEY = "reports/2026.csv";

    private OtherWorkloads() {}

    static Workload read() {
        return s3(s3 -> s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(KEY)));
    }

    static Workload list() {
        return s3(s3 -> s3.listObjectsV2(list -> list.bucket(BUCKET).prefix("reports/")));
    }

    /** At once, in parts, and given up. */
    static Workload write() {
        return s3(s3 -> {
            s3.putObject(put -> put.bucket(BUCKET).key(KEY), RequestBody.fromString("a,b"));
            String upload = create(s3);
            String tag = s3.uploadPart(
                            part -> part.bucket(BUCKET)
                                    .key(KEY)
                                    .uploadId(upload)
                                    .partNumber(1),
                            RequestBody.fromString("a,b"))
                    .eTag();
            s3.completeMultipartUpload(complete -> complete.bucket(BUCKET)
                    .key(KEY)
                    .uploadId(upload)
                    .multipartUpload(parts -> parts.parts(
                            CompletedPart.builder().partNumber(1).eTag(tag).build())));
            String another = create(s3);
            s3.abortMultipartUpload(abort -> abort.bucket(BUCKET).key(KEY).uploadId(another));
        });
    }

    private static String create(S3Client s3) {
        return s3.createMultipartUpload(create -> create.bucket(BUCKET).key(KEY))
                .uploadId();
    }

    private static Workload s3(Consumer<S3Client> work) {
        return new Workload() {
            @Override
            public void prepare(NxopAccess nxop) {
                try (S3Client s3 = NxopS3.client(nxop)) {
                    s3.putObject(put -> put.bucket(BUCKET).key(KEY), RequestBody.fromString("a,b"));
                }
            }

            @Override
            public void run(NxopAccess nxop) {
                try (S3Client s3 = NxopS3.client(nxop)) {
                    work.accept(s3);
                }
            }

            @Override
            public AccessException explained(NxopAccess nxop, Exception failure) {
                return NxopS3.explain(nxop, failure);
            }
        };
    }

    static Workload findCluster() {
        return new Workload() {
            @Override
            public void run(NxopAccess nxop) {
                try (MongoClient client = NxopDocumentDb.client(nxop)) {
                    client.getDatabase("nxop_example").getCollection("flights").countDocuments();
                }
            }

            @Override
            public AccessException explained(NxopAccess nxop, Exception failure) {
                return NxopDocumentDb.explain(nxop, failure);
            }
        };
    }
}
