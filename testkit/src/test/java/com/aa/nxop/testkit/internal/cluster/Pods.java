package com.aa.nxop.testkit.internal.cluster;

/** A pod for tests. */
final class Pods {
    static final Pod EXAMPLE = new Pod(
            "fxip-ms-dev",
            "example-app",
            "6f1f9b1c-0001-4000-8000-000000000001",
            "example-app-7d4b9c8f6-x2x1z",
            "6f1f9b1c-0002-4000-8000-000000000002",
            "ip-10-0-12-34.ec2.internal",
            "6f1f9b1c-0003-4000-8000-000000000003");

    private Pods() {}
}
