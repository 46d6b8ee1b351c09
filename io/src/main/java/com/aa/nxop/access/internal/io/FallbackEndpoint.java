package com.aa.nxop.access.internal.io;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/**
 * Where STS is asked while the endpoint of the pod's own region fails.
 *
 * @param uri of the endpoint, where it is not AWS's public one for that region
 */
@SuppressWarnings("exports") // For the SDK's own modules.
public record FallbackEndpoint(Region region, Optional<URI> uri) {
    private static final String EXAMPLE = " Write for example us-west-2, or us-west-2=https://<its VPC endpoint>.";

    /**
     * Reads a list with commas. One list may be for pods of several regions: a pod's own is no fallback.
     *
     * @param problem is told what is wrong with an entry, for a person
     */
    public static List<FallbackEndpoint> list(String text, Region own, Consumer<String> problem) {
        Map<Region, FallbackEndpoint> fallbacks = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            try {
                if (!entry.isBlank()) {
                    FallbackEndpoint fallback = parse(entry, own);
                    fallbacks.putIfAbsent(fallback.region(), fallback);
                }
            } catch (IllegalArgumentException e) {
                problem.accept(String.valueOf(e.getMessage()));
            }
        }
        fallbacks.remove(own);
        return List.copyOf(fallbacks.values());
    }

    /**
     * Reads {@code us-west-2}, or {@code us-west-2=https://vpce-0a1b.sts.us-west-2.vpce.amazonaws.com}.
     *
     * @param own the region that it is a fallback for
     * @throws IllegalArgumentException whose message says what is wrong, for a person
     */
    private static FallbackEndpoint parse(String text, Region own) {
        String[] parts = text.split("=", 2);
        String id = parts[0].strip();
        if (!AwsPartition.isRegion(id)) {
            throw new IllegalArgumentException(
                    "each entry must begin with the id of an AWS region, and one does not." + EXAMPLE);
        }
        Region region = Region.of(id);
        if (!partition(region).equals(partition(own))) {
            throw new IllegalArgumentException("its region " + region + " is in the partition " + partition(region)
                    + ", but the pod's region " + own + " is in " + partition(own)
                    + ". Leave it out: a session is valid in one partition only.");
        }
        return new FallbackEndpoint(
                region, parts.length == 1 ? Optional.empty() : Optional.of(endpoint(parts[1].strip(), id)));
    }

    private static URI endpoint(String text, String region) {
        URI uri = HttpUri.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("the text after " + region
                        + "= is not an address: it must be an http or https URL with a host and" + " no user name."
                        + EXAMPLE));
        List<String> labels = List.of(uri.getHost().split("\\."));
        boolean aws = labels.contains("amazonaws") || uri.getHost().endsWith(".api.aws");
        if (aws && !labels.contains(region)) {
            throw new IllegalArgumentException(uri.getHost() + " is not an endpoint of " + region
                    + ". Name that region's own endpoint: other regions do not accept its signature, and sessions of the"
                    + " global endpoint are not valid in opt-in regions.");
        }
        return uri;
    }

    private static String partition(Region region) {
        return AwsPartition.of(region).orElse(AwsPartition.USUAL);
    }
}
