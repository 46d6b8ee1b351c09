/**
 * Keyless access from KPaaS pods to data in the NXOP account: configuration, source, AssumeRole and the session that the SDK refreshes.
 */
// The AWS SDK's modules have names, but no descriptors; and the adapters are built after core.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic", "module"})
module com.aa.nxop.access {
    requires transitive com.aa.nxop.access.io;
    requires transitive software.amazon.awssdk.auth;
    requires transitive software.amazon.awssdk.awscore;
    requires transitive software.amazon.awssdk.core;
    requires transitive software.amazon.awssdk.http;
    requires transitive software.amazon.awssdk.regions;
    requires software.amazon.awssdk.endpoints;
    requires transitive software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.protocols.jsoncore;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.services.sts;
    requires software.amazon.awssdk.utils;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports com.aa.nxop.access;
    exports com.aa.nxop.access.spi;
    exports com.aa.nxop.access.spi.check;
    exports com.aa.nxop.access.internal to
            com.aa.nxop.access.doctor;
    exports com.aa.nxop.access.internal.assume to
            com.aa.nxop.access.doctor;
    exports com.aa.nxop.access.internal.config to
            com.aa.nxop.access.doctor,
            com.aa.nxop.access.springboot;
    exports com.aa.nxop.access.internal.session to
            com.aa.nxop.access.doctor;
    exports com.aa.nxop.access.internal.source to
            com.aa.nxop.access.doctor;
    exports com.aa.nxop.access.internal.sts to
            com.aa.nxop.access.docdb,
            com.aa.nxop.access.doctor;

    uses com.aa.nxop.access.spi.AdapterSettings;
}
