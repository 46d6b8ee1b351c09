package com.aa.nxop.testkit.internal.docdb;

/** What came in over one connection. */
sealed interface Message permits Request, UnreadableMessage {
    int id();

    /** Whether it came as OP_QUERY, as drivers greet servers that they do not know. */
    boolean legacy();

    /** Whether the client expects no reply. */
    boolean silent();
}
