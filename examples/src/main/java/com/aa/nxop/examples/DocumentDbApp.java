package com.aa.nxop.examples;

import static com.mongodb.client.model.Filters.eq;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/**
 * Inserts documents into a DocumentDB cluster in the NXOP account and finds one of them. Everything it needs is in the pod's variables:
 * those of the platform, {@code NXOP_ROLE}, {@code NXOP_DOCDB_CLUSTER_ID}, {@code NXOP_DOCDB_CA_FILE} and {@code NXOP_DOCDB_DATABASE}.
 */
public final class DocumentDbApp {
    private DocumentDbApp() {}

    public static void main(String[] args) {
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                MongoClient mongo = NxopDocumentDb.client(nxop)) {
            try {
                insertAndFind(mongo, NxopDocumentDb.database(nxop).orElse("nxop_example"));
            } catch (MongoException e) {
                throw NxopDocumentDb.explain(nxop, mongo, e); // The driver's own text often does not say why.
            }
        } catch (AccessException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void insertAndFind(MongoClient mongo, String database) {
        MongoCollection<Document> flights = mongo.getDatabase(database).getCollection("flights");
        for (int i = 0; i < 10; i++) {
            flights.insertOne(new Document("flight", "AA" + (100 + i)).append("to", "DFW"));
        }
        Document found = flights.find(eq("flight", "AA107")).first();
        System.out.println("Inserted 10 documents into " + database + ".flights and found "
                + (found == null ? "none" : found.getString("flight")) + ".");
    }
}
