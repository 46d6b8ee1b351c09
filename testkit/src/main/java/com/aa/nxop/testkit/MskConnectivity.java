package com.aa.nxop.testkit;

/** From where the brokers' IAM listeners can be reached. In the sandbox all of them are the same listener. */
public enum MskConnectivity {
    PRIVATE,
    PUBLIC,
    /** Multi-VPC connectivity, through AWS PrivateLink. */
    VPC
}
