/** What reads bytes of others within limits, for the SDK's own modules alone: it knows nothing of NXOP. */
// The AWS SDK's modules have names, but no descriptors; and all modules that may look in are built after this one.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic", "module"})
module com.aa.nxop.access.io {
    requires transitive software.amazon.awssdk.auth;
    requires transitive software.amazon.awssdk.core;
    requires transitive software.amazon.awssdk.http;
    requires transitive software.amazon.awssdk.profiles;
    requires transitive software.amazon.awssdk.regions;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.protocols.jsoncore;
    requires software.amazon.awssdk.utils;
    requires java.logging;
    requires static jdk.jfr;
    requires static transitive org.jspecify;

    exports com.aa.nxop.access.internal.io to
            com.aa.nxop.access,
            com.aa.nxop.access.docdb,
            com.aa.nxop.access.doctor,
            com.aa.nxop.access.msk,
            com.aa.nxop.access.s3;
    exports com.aa.nxop.access.internal.jfr to
            com.aa.nxop.access;
    exports com.aa.nxop.access.internal.platform to
            com.aa.nxop.access,
            com.aa.nxop.access.doctor;
    exports com.aa.nxop.access.internal.text to
            com.aa.nxop.access,
            com.aa.nxop.access.doctor,
            com.aa.nxop.access.springboot;
    exports com.aa.nxop.access.internal.time to
            com.aa.nxop.access,
            com.aa.nxop.access.doctor;
}
