/**
 * Keyless access from KPaaS pods to data in the NXOP account: configuration, the two hops and the refreshing session.
 */
// The AWS SDK's modules have names, but no descriptors; and the adapters are built after core.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic", "module"})
module com.aa.nxop.access {
    requires transitive software.amazon.awssdk.auth;
    requires transitive software.amazon.awssdk.awscore;
    requires transitive software.amazon.awssdk.core;
    requires transitive software.amazon.awssdk.http;
    requires transitive software.amazon.awssdk.regions;
    requires software.amazon.awssdk.endpoints;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.protocols.jsoncore;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.services.sts;
    requires software.amazon.awssdk.utils;
    requires java.logging;
    requires org.slf4j;
    requires static transitive org.jspecify;
    // Not transitive: who compiles against core without a registry of metrics must not need it.
    requires static micrometer.core;

    exports com.aa.nxop.access;
    exports com.aa.nxop.access.diagnose;
    exports com.aa.nxop.access.metrics;
    exports com.aa.nxop.access.io to
            com.aa.nxop.access.docdb,
            com.aa.nxop.access.msk,
            com.aa.nxop.access.s3;
    exports com.aa.nxop.access.sts to
            com.aa.nxop.access.docdb;

    uses com.aa.nxop.access.diagnose.ResourceCheck;
}
