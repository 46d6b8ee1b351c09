package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;

/** How a member introduces itself: to {@code hello}, and to {@code isMaster} in the older words. */
final class Hello {
    private static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private Hello() {}

    static Document of(Request request, ClusterState cluster, String member) {
        ReplicaSet set = cluster.replicaSet();
        String primary = set.primary();
        boolean isPrimary = member.equals(primary);
        Document hello = new Document();
        if (request.body().containsKey("helloOk")) {
            hello.put("helloOk", true);
        }
        return hello.append(request.name().equals("hello") ? "isWritablePrimary" : "ismaster", isPrimary)
                .append("secondary", !isPrimary)
                .append("setName", ReplicaSet.NAME)
                .append("setVersion", 1)
                .append("hosts", set.members())
                .append("primary", primary)
                .append("me", member)
                .append("maxBsonObjectSize", LARGEST_DOCUMENT)
                .append("maxMessageSizeBytes", 48_000_000)
                .append("maxWriteBatchSize", 100_000)
                // The real time, as everything that is not about credentials.
                .append("localTime", Instant.now())
                .append("logicalSessionTimeoutMinutes", 30)
                .append("minWireVersion", 0)
                .append("maxWireVersion", cluster.engine().wireVersion())
                .append("readOnly", false)
                .append("ok", 1.0);
    }
}
