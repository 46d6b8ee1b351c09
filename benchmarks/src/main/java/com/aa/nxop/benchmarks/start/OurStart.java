package com.aa.nxop.benchmarks.start;

import com.aa.nxop.access.NxopAccess;
import java.io.IOException;

/** First credentials with the SDK; then it waits for the end of its input, so that it can be looked at. */
public final class OurStart {
    private OurStart() {}

    public static void main(String[] arguments) throws IOException {
        try (NxopAccess nxop = NxopAccess.fromEnvironment()) {
            System.out.println(nxop.credentialsProvider().resolveCredentials().accessKeyId());
            while (System.in.read() >= 0) {}
        }
    }
}
