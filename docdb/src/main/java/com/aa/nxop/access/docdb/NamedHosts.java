package com.aa.nxop.access.docdb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts that the application names itself. They count, and where the variables name another cluster, somebody is wrong.
 *
 * @param hosts each with its port, or without where that is 27017
 */
record NamedHosts(List<String> hosts) {
    /** Developer guide, endpoints: those of a cluster begin with its identifier, those of an instance do not. */
    private static final Pattern CLUSTER_ENDPOINT =
            Pattern.compile("(?i)([^.]+)\\.cluster-[^.]+\\..*\\bdocdb\\..*amazonaws\\.com.*");

    /** What contradicts them, as a sentence about {@code its} or {@code their} hosts. */
    Optional<String> contradiction(String whose, DocumentDbSettings where) {
        String found = whose + " host is " + String.join(",", hosts);
        if (where.tunnel().isPresent()) {
            return where.tunnel()
                    .map(tunnel -> found + ", but NXOP_DOCDB_TUNNEL is " + tunnel
                            + ", which leads to the cluster. Remove one of the two.");
        }
        if (where.endpoint().isPresent()) {
            return where.endpoint()
                    .filter(endpoint -> hosts.stream().noneMatch(host -> isSame(host, endpoint)))
                    .map(endpoint -> found + ", but NXOP_DOCDB_ENDPOINT is " + endpoint + ". Remove one of the two.");
        }
        return where.clusterId()
                .flatMap(id -> hosts.stream()
                        .map(CLUSTER_ENDPOINT::matcher)
                        .filter(Matcher::matches)
                        .map(endpoint -> endpoint.group(1))
                        .filter(cluster -> !cluster.equalsIgnoreCase(id))
                        .findFirst()
                        .map(cluster -> found + ", an endpoint of the cluster " + cluster
                                + ", but NXOP_DOCDB_CLUSTER_ID is " + id + ". Remove one of the two."));
    }

    private static boolean isSame(String host, String endpoint) {
        String withPort = host.contains(":") ? host : host + ":27017";
        return withPort.toLowerCase(Locale.ROOT).equals(endpoint.toLowerCase(Locale.ROOT));
    }
}
