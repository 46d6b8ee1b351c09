package com.aa.nxop.access.spi.check;

import com.aa.nxop.access.Finding;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * A host to reach.
 *
 * @param address {@code host:port}
 * @param region of the resource, where the host's name does not tell another
 * @param tls the finding if the pod does not trust the host's certificate
 * @param caFile the variable that names the file with the CA to trust
 * @param trusted that file, if one is named
 * @param withoutTls what a person can do where the port does not speak TLS
 */
public record NetworkTarget(
        String address, Region region, Finding tls, String caFile, Optional<Path> trusted, String withoutTls) {
    /** Where no CA file is named, and nothing is known about other ports. */
    public NetworkTarget(String address, Region region, Finding tls, String caFile) {
        this(address, region, tls, caFile, Optional.empty(), "Check host and port.");
    }
}
