package com.aa.nxop.access;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where AWS's services are asked.
 *
 * @param urls by service id, the one for all services under the empty name
 * @param fips whether the endpoints are those with FIPS 140 cryptography
 * @param dualStack whether the endpoints are those that IPv6 reaches too
 */
record EndpointSettings(Map<String, URI> urls, boolean fips, boolean dualStack) {
    Optional<URI> of(String service) {
        return Optional.ofNullable(urls.get(service)).or(() -> Optional.ofNullable(urls.get("")));
    }
}
