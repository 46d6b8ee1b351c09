package com.aa.nxop.testkit.msk;

/** From where the brokers' IAM listeners can be reached. In the sandbox all of them are the same listener. */
public enum MskConnectivity {
    PRIVATE("bootstrapBrokerStringSaslIam"),
    PUBLIC("bootstrapBrokerStringPublicSaslIam"),
    /** Multi-VPC connectivity, through AWS PrivateLink. */
    VPC("bootstrapBrokerStringVpcConnectivitySaslIam");

    final String jsonName;

    MskConnectivity(String jsonName) {
        this.jsonName = jsonName;
    }
}
