/** All that a modular application has to say to use S3, DocumentDB and the Doctor. */
module com.aa.nxop.proofs.modulepath {
    requires com.aa.nxop.access.docdb;
    requires com.aa.nxop.access.doctor;
    requires com.aa.nxop.access.s3;
}
