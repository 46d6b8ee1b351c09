/** Says why access to the NXOP account does not work: {@link com.aa.nxop.access.doctor.Doctor}. */
// The AWS SDK's modules and picocli's have names, but no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module com.aa.nxop.access.doctor {
    requires transitive com.aa.nxop.access;
    requires info.picocli;
    requires org.slf4j;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.services.sts;
    requires static org.jspecify;
    // Of the application, where it has them.
    requires static spring.boot;
    requires static spring.core;

    exports com.aa.nxop.access.doctor;

    // Picocli sets the fields of the command line.
    opens com.aa.nxop.access.doctor to
            info.picocli;

    uses com.aa.nxop.access.spi.check.ResourceCheck;
}
