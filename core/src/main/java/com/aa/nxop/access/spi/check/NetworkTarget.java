package com.aa.nxop.access.spi.check;

import com.aa.nxop.access.Finding;
import software.amazon.awssdk.regions.Region;

/**
 * A host to reach.
 *
 * @param address {@code host:port}
 * @param region of the resource, where the host's name does not tell another
 * @param tls the finding if the pod does not trust the host's certificate
 * @param caFile the variable that names the file with the CA to trust
 */
public record NetworkTarget(String address, Region region, Finding tls, String caFile) {}
