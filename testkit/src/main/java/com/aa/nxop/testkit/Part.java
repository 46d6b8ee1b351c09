package com.aa.nxop.testkit;

/** What a sandbox has only if it is asked for, because it takes seconds to start and dependencies of its own. */
public enum Part {
    /** MSK: an Apache Kafka broker with IAM authentication. Needs {@code org.apache.kafka:kafka_2.13} on the class path. */
    MSK,
    /** DocumentDB: a MongoDB server with IAM authentication. Needs {@code de.bwaldvogel:mongo-java-server} on the class path. */
    DOCDB
}
