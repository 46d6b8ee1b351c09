package com.aa.nxop.access.s3;

import com.aa.nxop.access.NxopAccess;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A process that reads an object through the NXOP session, closes everything, and writes its heap to a file. It prints secret key and token
 * of the session with each character moved on by one, so that the printing itself leaves neither in the heap.
 */
public final class ClosedAccess {
    private ClosedAccess() {}

    /** The file for the heap is the one argument. */
    public static void main(String[] args) throws IOException {
        use();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(args[0], true);
    }

    private static void use() throws IOException {
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                S3Client s3 = NxopS3.client(nxop)) {
            try (InputStream object =
                    s3.getObject(get -> get.bucket("nxop-example-data").key("hello"))) {
                object.readAllBytes();
            }
            AwsSessionCredentials session =
                    (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials();
            System.out.println(moved(session.secretAccessKey()));
            System.out.println(moved(session.sessionToken()));
        }
    }

    private static String moved(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) (c + 1))).collect(Collectors.joining());
    }
}
