package com.aa.nxop.proofs.quarkus;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Uses each client of Quarkus once, and prints what came of it. */
@QuarkusMain
public class QuarkusApp implements QuarkusApplication {
    @Inject
    S3Client s3;

    @Inject
    MongoClient mongo;

    @Inject
    @Channel("departures")
    Emitter<String> departures;

    @Inject
    FlightListener listener;

    @Override
    public int run(String... arguments) throws Exception {
        s3.putObject(put -> put.bucket("nxop-example-data").key("k"), RequestBody.fromString("Hello"));
        print(
                "S3",
                s3.getObjectAsBytes(get -> get.bucket("nxop-example-data").key("k"))
                        .asUtf8String());
        MongoCollection<Document> flights = mongo.getDatabase("orders").getCollection("flights");
        flights.insertOne(new Document("flight", "AA107"));
        print("DocumentDB", flights.countDocuments());
        departures.send("AA107").toCompletableFuture().get(20, TimeUnit.SECONDS);
        print("MSK", listener.flights.poll(20, TimeUnit.SECONDS));
        return 0;
    }

    private static void print(String name, Object value) {
        System.out.println(name + ": " + value);
    }
}
