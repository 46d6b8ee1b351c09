package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;

/**
 * A command as it came in.
 *
 * @param legacy whether it came as OP_QUERY, as drivers greet servers that they do not know
 * @param silent whether the client expects no reply
 * @param name the command's, for example {@code find}
 */
record Request(int id, boolean legacy, boolean silent, String database, String name, Document body) implements Message {
    static Request of(int id, boolean legacy, boolean silent, String database, Document body) {
        return new Request(
                id, legacy, silent, database, body.keySet().iterator().next(), body);
    }

    /** Without the body, which may hold a session token. */
    @Override
    public String toString() {
        return name + " on " + database;
    }
}
