package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;

/**
 * A message that is no command that this server knows, though its head is right.
 *
 * @param refusal what the client hears, if it is logged in
 */
record UnreadableMessage(int id, boolean legacy, boolean silent, Document refusal) implements Message {
    @Override
    public String toString() {
        return "unreadable message " + id;
    }
}
