package com.aa.nxop.access.doctor;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.io.ProxyRules;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/** Steps of a process without proxies and without settings of its own. */
final class Walks {
    static final ProcessSettings PROCESS = new ProcessSettings(Map.of(), Map.of());
    static final String PLAIN = "Check host and port: what listens there does not speak TLS.";

    private Walks() {}

    static TimedSequence steps(String stage, Duration time, Consumer<Check> checks) {
        return new TimedSequence(stage, Deadline.in(time), checks, ProxyRules.none(), PROCESS);
    }

    static NetworkPath path(String host, int port, Region from, Region to, Finding tls, String caFile) {
        return new NetworkPath(host, port, from, to, tls, caFile, Optional.empty(), PLAIN, PROCESS);
    }
}
