package com.aa.nxop.testkit.cluster;

/** An EKS cluster: what its name, account and region make of it. */
public record Cluster(String name, String accountId, String region) {
    public String arn() {
        return "arn:aws:eks:" + region + ":" + accountId + ":cluster/" + name;
    }
}
