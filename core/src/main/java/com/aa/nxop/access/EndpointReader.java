package com.aa.nxop.access;

import com.aa.nxop.access.Environment.Found;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where AWS's services are asked, from the AWS SDK's own variables. */
final class EndpointReader {
    private final Environment environment;
    private final Problems problems;

    EndpointReader(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    EndpointSettings read() {
        Map<String, URI> urls = new HashMap<>();
        url(Setting.ENDPOINT).ifPresent(uri -> urls.put("", uri));
        url(Setting.ENDPOINT_STS).ifPresent(uri -> urls.put("STS", uri));
        url(Setting.ENDPOINT_S3).ifPresent(uri -> urls.put("S3", uri));
        url(Setting.ENDPOINT_KAFKA).ifPresent(uri -> urls.put("KAFKA", uri));
        url(Setting.ENDPOINT_DOCDB).ifPresent(uri -> urls.put("DOCDB", uri));
        EndpointSettings settings =
                new EndpointSettings(Map.copyOf(urls), isOn(Setting.USE_FIPS), isOn(Setting.USE_DUALSTACK));
        boolean allowsHttp = isOn(Setting.ALLOW_HTTP_STS);
        settings.of("STS")
                .filter(uri -> !HttpUri.isPrivate(uri) && !allowsHttp)
                .ifPresent(
                        uri -> problems.add(
                                Finding.CONFIG_ENDPOINT,
                                stsEndpoint() + " names " + uri.getScheme() + "://" + uri.getHost()
                                        + " for STS: over plain http everybody on the way can read the secret keys that STS answers with."
                                        + " Write https://. For a local world outside of this pod set NXOP_ALLOW_HTTP_STS=true."));
        if (settings.of("STS").isPresent()) {
            excludes(Setting.USE_FIPS, settings.fips());
            excludes(Setting.USE_DUALSTACK, settings.dualStack());
        }
        return settings;
    }

    /** The AWS SDK would say so at the first call, and not by the variables' names. */
    private void excludes(Setting variant, boolean on) {
        if (on) {
            problems.add(
                    Finding.CONFIG_ENDPOINT,
                    environment.find(variant).orElseThrow(),
                    "it chooses one of AWS's own endpoints, but "
                            + stsEndpoint()
                            + " names another. Leave one of them out; where both are needed, name the endpoint of that kind.");
        }
    }

    private String stsEndpoint() {
        return environment
                .find(Setting.ENDPOINT_STS)
                .or(() -> environment.find(Setting.ENDPOINT))
                .map(Found::name)
                .orElse("");
    }

    private boolean isOn(Setting setting) {
        return Choice.read(environment, problems, setting, List.of(true, false), String::valueOf)
                .orElse(false);
    }

    private Optional<URI> url(Setting setting) {
        return environment.find(setting).flatMap(found -> {
            Optional<URI> uri = HttpUri.parse(found.value());
            if (uri.isEmpty()) {
                problems.add(
                        Finding.CONFIG_ENDPOINT,
                        found.name()
                                + " is not an address: it must be an http or https URL with a host and no user name."
                                + " Write for example https://sts.us-east-1.amazonaws.com, or leave it out.");
            }
            return uri;
        });
    }
}
