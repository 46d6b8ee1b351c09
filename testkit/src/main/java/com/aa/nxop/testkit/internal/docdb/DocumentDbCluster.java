package com.aa.nxop.testkit.internal.docdb;

import java.util.regex.Pattern;

/**
 * How the cluster looks.
 *
 * @param id as in {@code DescribeDBClusters}
 * @param engine what the control plane says it is, for example {@code docdb}
 * @param engineVersion for example {@code 5.0.0}; the server behaves accordingly
 * @param status what the control plane says, for example {@code available}
 */
public record DocumentDbCluster(String id, String engine, String engineVersion, String status) {
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");

    /** @throws IllegalArgumentException if the version is not three numbers */
    public DocumentDbCluster {
        if (!VERSION.matcher(engineVersion).matches()) {
            throw new IllegalArgumentException(
                    "A version of DocumentDB is three numbers, for example 5.0.0, but found \"" + engineVersion
                            + "\": docdbEngineVersion.");
        }
    }

    /** One that is there and takes IAM authentication. */
    public static DocumentDbCluster usual() {
        return new DocumentDbCluster("nxop-example", "docdb", "5.0.0", "available");
    }
}
