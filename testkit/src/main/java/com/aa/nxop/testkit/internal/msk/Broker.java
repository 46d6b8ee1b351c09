package com.aa.nxop.testkit.internal.msk;

/** A running broker. Kafka's classes are behind this interface, so that the rest loads without them. */
interface Broker extends AutoCloseable {
    /** Host and port of its IAM listener. */
    String bootstrapServers();

    /** Returns when nothing of it is left. */
    @Override
    void close();
}
