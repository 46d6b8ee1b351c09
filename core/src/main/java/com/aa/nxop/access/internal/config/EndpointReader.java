package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.io.FallbackEndpoint;
import com.aa.nxop.access.internal.io.HttpUri;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads where AWS's services are asked, from the AWS SDK's own variables. */
record EndpointReader(ConfigInput input) {
    /** @param own the region whose STS is asked as long as it answers */
    EndpointSettings read(Optional<Region> own) {
        EndpointSettings settings = new EndpointSettings(
                named(Setting.ENDPOINT_STS),
                isOn(Setting.USE_FIPS),
                isOn(Setting.USE_DUALSTACK),
                own.map(this::fallbacks).orElse(List.of()));
        if (!isOn(Setting.ALLOW_HTTP_STS)) {
            checkPrivate(stsEndpoint(), settings.sts());
            String fallbacks = Setting.STS_FALLBACK_REGIONS.variable();
            settings.fallbacks().forEach(fallback -> checkPrivate(fallbacks, fallback.uri()));
        }
        if (settings.sts().isPresent()) {
            excludes(Setting.USE_FIPS, settings.fips());
            excludes(Setting.USE_DUALSTACK, settings.dualStack());
        }
        return settings;
    }

    private void checkPrivate(String name, Optional<URI> endpoint) {
        endpoint.filter(uri -> !HttpUri.isPrivate(uri))
                .ifPresent(uri -> input.problem(
                        CoreFinding.CONFIG_ENDPOINT,
                        name + " names " + uri.getScheme() + "://" + uri.getHost()
                                + " for STS: with plain http, everybody on the way can read the secret keys in the"
                                + " answers of STS. Write https://. For a local world outside this pod, set"
                                + " NXOP_ALLOW_HTTP_STS=true."));
    }

    private List<FallbackEndpoint> fallbacks(Region own) {
        return input.find(Setting.STS_FALLBACK_REGIONS)
                .map(found -> FallbackEndpoint.list(
                        found.value(), own, text -> input.problem(CoreFinding.CONFIG_ENDPOINT, found, text)))
                .orElse(List.of());
    }

    /** The AWS SDK would say so at the first call, and not by the variables' names. */
    private void excludes(Setting variant, boolean on) {
        if (on) {
            input.problem(
                    CoreFinding.CONFIG_ENDPOINT,
                    input.find(variant).orElseThrow(),
                    "it chooses one of AWS's own endpoints, but "
                            + stsEndpoint()
                            + " names another. Leave one of them out. If you need both, name an endpoint of that kind.");
        }
    }

    private String stsEndpoint() {
        return input.find(Setting.ENDPOINT_STS)
                .or(() -> input.find(Setting.ENDPOINT))
                .map(ConfiguredValue::name)
                .orElse("");
    }

    private boolean isOn(Setting setting) {
        return input.oneOf(setting, List.of(true, false), String::valueOf).orElse(false);
    }

    /** For one service, else for all. A wrong address for all services is a problem for each that has none of its own. */
    Optional<URI> named(SettingName setting) {
        Optional<URI> general = url(Setting.ENDPOINT);
        return url(setting).or(() -> general);
    }

    private Optional<URI> url(SettingName setting) {
        return input.find(setting).flatMap(found -> {
            Optional<URI> uri = HttpUri.parse(found.value());
            if (uri.isEmpty()) {
                input.problem(
                        CoreFinding.CONFIG_ENDPOINT,
                        found.name()
                                + " is not an address: it must be an http or https URL with a host and no user name."
                                + " Write for example https://sts.us-east-1.amazonaws.com, or leave it out.");
            }
            return uri;
        });
    }
}
