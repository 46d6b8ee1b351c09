package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;

/** What goes back for one request. */
record Reply(int responseTo, boolean legacy, Document body) {
    @Override
    public String toString() {
        return "reply to " + responseTo;
    }
}
