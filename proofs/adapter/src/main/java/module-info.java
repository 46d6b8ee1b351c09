/** An adapter for queues. The compiler refuses it whatever core does not export to everybody. */
// The AWS SDK's modules have names, but no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module com.aa.nxop.proofs.adapter {
    requires transitive com.aa.nxop.access;
    requires java.net.http;

    exports com.aa.nxop.proofs.adapter;

    provides com.aa.nxop.access.spi.AdapterSettings with
            com.aa.nxop.proofs.adapter.QueueSettingsReader;
    provides com.aa.nxop.access.spi.check.ResourceCheck with
            com.aa.nxop.proofs.adapter.QueueCheck;
}
