package com.aa.nxop.testkit.internal.docdb;

import java.util.Arrays;

/** What a version of DocumentDB can do. Immutable. */
final class Engine {
    private static final int[] IAM = {5, 0, 0};
    private static final int[] RETRYABLE_WRITES = {8, 0, 2};
    private static final int[] EIGHT = {8, 0, 0};

    private final int[] version;

    Engine(String version) {
        this.version = Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    boolean takesIam() {
        return atLeast(IAM);
    }

    boolean takesRetryableWrites() {
        return atLeast(RETRYABLE_WRITES);
    }

    /** Of the MongoDB version that it says it is compatible with. */
    int wireVersion() {
        if (atLeast(EIGHT)) {
            return 25;
        }
        return atLeast(IAM) ? 13 : 7;
    }

    private boolean atLeast(int[] other) {
        return Arrays.compare(version, other) >= 0;
    }
}
