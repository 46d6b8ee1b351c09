package com.aa.nxop.testkit.internal.docdb;

/**
 * How the cluster looks.
 *
 * @param id as in {@code DescribeDBClusters}
 * @param engine what the control plane says it is, for example {@code docdb}
 * @param engineVersion three numbers, for example {@code 5.0.0}; the server behaves accordingly
 * @param status what the control plane says, for example {@code available}
 */
public record DocumentDbCluster(String id, String engine, String engineVersion, String status) {}
