package com.aa.nxop.examples;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.s3.NxopS3;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes an object into a bucket of the NXOP account and reads it back. Everything it needs is in the pod's variables: those of the
 * platform, {@code NXOP_ROLE}, and {@code BUCKET} of its own.
 */
public final class S3App {
    private S3App() {}

    public static void main(String[] args) {
        String bucket = System.getenv().getOrDefault("BUCKET", "nxop-example-data");
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                S3Client s3 = NxopS3.client(nxop)) {
            String key = "hello/" + System.currentTimeMillis() + ".txt";
            s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("Hello from KPaaS"));
            String text =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
            System.out.println("Wrote and read s3://" + bucket + "/" + key + ": " + text);
        } catch (AccessException e) {
            // The message says what is wrong and what to do; a stack trace would add nothing.
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
