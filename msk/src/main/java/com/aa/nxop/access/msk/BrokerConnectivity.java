package com.aa.nxop.access.msk;

/** The way to an MSK cluster's brokers. */
enum BrokerConnectivity {
    /** From the cluster's VPC, or one that is joined to it (Transit Gateway, peering). */
    PRIVATE,
    /** Over the internet. */
    PUBLIC,
    /** Over a managed VPC connection (PrivateLink, "multi-VPC private connectivity"). */
    VPC
}
