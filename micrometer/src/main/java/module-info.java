/** The session's metrics for Micrometer: {@link com.aa.nxop.access.metrics.NxopMetrics}. */
// Micrometer's module has a name, but no descriptor.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module com.aa.nxop.access.micrometer {
    requires transitive com.aa.nxop.access;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports com.aa.nxop.access.metrics;
}
