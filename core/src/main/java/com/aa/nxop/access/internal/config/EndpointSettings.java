package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.internal.io.FallbackEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where STS is asked, and with which kind of endpoint.
 *
 * @param sts the endpoint that was named for STS, or for all services
 * @param fips whether the endpoints are those with FIPS 140 cryptography
 * @param dualStack whether the endpoints are those that IPv6 reaches too
 * @param fallbacks where STS is asked while that endpoint fails, in this order
 */
public record EndpointSettings(Optional<URI> sts, boolean fips, boolean dualStack, List<FallbackEndpoint> fallbacks) {}
