package com.aa.nxop.testkit.internal.docdb;

/** The running members. Netty's and MongoDB's classes are behind this interface, so that the rest loads without them. */
interface Server extends AutoCloseable {
    /** How many connections are authenticated right now. */
    int openConnections();

    /** Closes all connections to a member, which goes on taking new ones. */
    void cut(String member);

    /** From now on a member takes no connections, and has none. Idempotent. */
    void stop(String member);

    /** Undoes {@link #stop}, on the same port. Idempotent. */
    void start(String member);

    /** Closes the connections that hang in a fault. */
    void releaseHanging();

    /** Returns when nothing of it is left. */
    @Override
    void close();
}
