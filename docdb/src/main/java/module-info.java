/** MongoDB clients of DocumentDB on the NXOP session: {@link com.aa.nxop.access.docdb.NxopDocumentDb}. */
// The modules of the AWS SDK and of the MongoDB driver have names, but no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module com.aa.nxop.access.docdb {
    requires transitive com.aa.nxop.access;
    requires transitive org.mongodb.bson;
    requires transitive org.mongodb.driver.core;
    requires transitive org.mongodb.driver.sync.client;
    requires org.slf4j;
    requires software.amazon.awssdk.services.sts;
    // Where the application brings it, to look the endpoint up.
    requires static software.amazon.awssdk.services.docdb;
    requires static org.jspecify;

    exports com.aa.nxop.access.docdb;

    provides com.aa.nxop.access.spi.AdapterSettings with
            com.aa.nxop.access.docdb.DocumentDbSettingsReader;
    provides com.aa.nxop.access.spi.check.ResourceCheck with
            com.aa.nxop.access.docdb.DocumentDbCheck;
}
