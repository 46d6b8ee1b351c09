package com.aa.nxop.access.docdb;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** Clients as tests need them. */
final class Clients {
    private Clients() {}

    /** One connection to the first member, and no other: one login. */
    static MongoClient withOneConnection(NxopAccess nxop, NxopSandbox sandbox) {
        String uri = "mongodb://" + sandbox.docdb().endpoint() + "/?directConnection=true&maxPoolSize=1";
        return MongoClients.create(NxopDocumentDb.settings(nxop, uri).build());
    }

    static MongoCollection<Document> flights(MongoClient client) {
        return client.getDatabase("nxop_example").getCollection("flights");
    }

    static boolean writes(MongoClient client) {
        try {
            flights(client).insertOne(new Document("after", "failover"));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    static void use(MongoClient client) {
        flights(client).countDocuments();
    }
}
