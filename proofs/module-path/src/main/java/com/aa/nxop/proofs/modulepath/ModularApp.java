package com.aa.nxop.proofs.modulepath;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.access.s3.NxopS3;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes and reads on the module path, and asks the Doctor whom it knows there. */
public final class ModularApp {
    private ModularApp() {}

    public static void main(String[] args) {
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                S3Client s3 = NxopS3.client(nxop);
                MongoClient mongo = NxopDocumentDb.client(nxop)) {
            s3.putObject(put -> put.bucket("nxop-example-data").key("module.txt"), RequestBody.fromString("Hello"));
            System.out.println("S3: "
                    + s3.getObjectAsBytes(get -> get.bucket("nxop-example-data").key("module.txt"))
                            .asUtf8String());
            MongoCollection<Document> flights =
                    mongo.getDatabase("nxop_example").getCollection("flights");
            flights.insertOne(new Document("flight", "AA107"));
            System.out.println("DocumentDB: " + flights.countDocuments());
            Diagnosis diagnosis =
                    Doctor.diagnose(nxop, DiagnosisOptions.usual().withBuckets(List.of("nxop-example-data")));
            System.out.println("Doctor: " + (diagnosis.healthy() ? "healthy" : diagnosis));
            diagnosis.checks().stream()
                    .map(check -> "  " + check.stage() + " " + check.status())
                    .distinct()
                    .forEach(System.out::println);
            for (Class<?> ours :
                    new Class<?>[] {ModularApp.class, NxopAccess.class, NxopS3.class, NxopDocumentDb.class}) {
                System.out.println(
                        ours.getModule() + (ours.getModule().getDescriptor().isAutomatic() ? ", automatic" : ""));
            }
        }
    }
}
