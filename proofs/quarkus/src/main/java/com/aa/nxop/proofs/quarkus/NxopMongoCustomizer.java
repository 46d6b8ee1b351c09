package com.aa.nxop.proofs.quarkus;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.mongodb.MongoClientSettings;
import io.quarkus.mongodb.runtime.MongoClientCustomizer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** DocumentDB for the MongoDB clients of Quarkus. */
@Singleton
public class NxopMongoCustomizer implements MongoClientCustomizer {
    @Inject
    NxopAccess nxop;

    @Override
    public MongoClientSettings.Builder customize(MongoClientSettings.Builder settings) {
        return NxopDocumentDb.configure(settings, nxop);
    }
}
