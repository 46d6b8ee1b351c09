/** S3 clients on the NXOP session: {@link com.aa.nxop.access.s3.NxopS3}. */
// The AWS SDK's modules have names, but no descriptors; and S3 is what it is called, digit and all.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic", "module"})
module com.aa.nxop.access.s3 {
    requires transitive com.aa.nxop.access;
    requires transitive software.amazon.awssdk.services.s3;
    requires software.amazon.awssdk.http.urlconnection;
    requires software.amazon.awssdk.utils;
    // Where the application brings them.
    requires static software.amazon.awssdk.http.apache;
    requires static software.amazon.awssdk.http.apache5;
    requires static software.amazon.awssdk.http.nio.netty;
    requires static org.jspecify;

    exports com.aa.nxop.access.s3;

    provides com.aa.nxop.access.spi.AdapterSettings with
            com.aa.nxop.access.s3.S3SettingsReader;
    provides com.aa.nxop.access.spi.check.ResourceCheck with
            com.aa.nxop.access.s3.S3Check;
}
