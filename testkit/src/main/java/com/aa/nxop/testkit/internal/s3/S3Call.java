package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an S3 request is about.
 *
 * @param bucket empty for a request about all buckets
 * @param key decoded; empty for a request about a bucket
 * @param subresource the query parameters that choose the operation, in alphabetical order, joined with {@code &}
 */
record S3Call(String method, String bucket, String key, String subresource) {
    static S3Call of(S3Request call) {
        String[] path = call.path().substring(1).split("/", 2);
        String key = path.length > 1 ? path[1] : "";
        return new S3Call(call.method(), decode(path[0]), decode(key), subresource(call.query()));
    }

    /** Keys for which the permission that was checked would not be for the file that the store opens. */
    boolean ambiguous() {
        return (bucket.isEmpty() && !key.isEmpty()) || hasDots(bucket + "/" + key);
    }

    static boolean hasDots(String path) {
        return Arrays.stream(path.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    /** The ARN that policies name. */
    String resource() {
        return resource(key);
    }

    String resource(String otherKey) {
        return "arn:aws:s3:::" + (bucket.isEmpty() ? "*" : bucket) + (otherKey.isEmpty() ? "" : "/" + otherKey);
    }

    /** A plus in a path is a plus; only in a form would it be a blank. */
    static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
    }

    private static String subresource(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !name.isEmpty() && !isDetail(name))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("&"));
    }

    /** Parameters that shape an answer or authenticate the call, but leave the operation what it is. */
    private static boolean isDetail(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "list-type",
                    "prefix",
                    "delimiter",
                    "max-keys",
                    "continuation-token",
                    "start-after",
                    "marker",
                    "encoding-type",
                    "fetch-owner",
                    "max-uploads",
                    "key-marker",
                    "upload-id-marker",
                    "max-parts",
                    "part-number-marker",
                    "x-id" -> true;
            default -> lower.startsWith("x-amz-") || lower.startsWith("response-");
        };
    }
}
