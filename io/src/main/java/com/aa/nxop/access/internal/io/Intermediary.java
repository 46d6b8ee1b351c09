package com.aa.nxop.access.internal.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Who answered in place of the service that was asked, told by its own well-known words. Nothing else of its answer is shown: it may hold anything.
 *
 * @param name a noun with what it said, for example {@code an ingress controller (HTTP 404, "default backend - 404")}
 * @param remedy what a person can do about it
 * @param page whether it is a page for people, which some services answer with, too
 */
public record Intermediary(String name, String remedy, boolean page) {
    private static final int LONGEST_READ = 2_000;
    private static final String PAGE = "<html";

    private static final String MESH = "Envoy, the proxy of a service mesh";
    private static final String ALLOW =
            "Let the mesh pass this address (Istio: an AuthorizationPolicy and a ServiceEntry that allow it, or the annotation"
                    + " traffic.sidecar.istio.io/excludeOutboundIPRanges on the pod template).";
    private static final String WRONG_ADDRESS =
            "Correct the address: it leads to a web server that does not know the path.";

    /** Words of a server, whose they are, and what to do. */
    private record Words(String text, String whose, String remedy) {}

    private static final List<Words> KNOWN = List.of(
            new Words("RBAC: access denied", MESH, ALLOW),
            new Words("upstream connect error or disconnect/reset before headers", MESH, ALLOW),
            new Words("no healthy upstream", MESH, ALLOW),
            new Words("upstream request timeout", MESH, ALLOW),
            new Words("default backend - 404", "an ingress controller", WRONG_ADDRESS),
            new Words("404 page not found", "a web server or ingress controller written in Go", WRONG_ADDRESS),
            new Words("no Route matched with those values", "the gateway Kong", WRONG_ADDRESS));

    /** Nothing if the answer may be the service's own. */
    public static Optional<Intermediary> of(int status, String body) {
        if (status / 100 == 3) {
            return Optional.of(new Intermediary(
                    "a server that redirects to another address (HTTP " + status + ")",
                    "Write the service's own address, and check whether a login page or a gateway is on the way. The SDK"
                            + " follows no redirect, so that no secret goes to another host.",
                    false));
        }
        String known = status < 400 ? "" : known(body);
        if (known.equals(PAGE)) {
            return Optional.of(new Intermediary(
                    "a web server that sent a page for people (HTTP " + status + ")",
                    "Correct the address. Check whether an ingress controller, a gateway or a proxy on the way blocks it.",
                    true));
        }
        return KNOWN.stream()
                .filter(words -> words.text().equals(known))
                .findFirst()
                .map(words -> new Intermediary(
                        words.whose() + " (HTTP " + status + ", \"" + known + "\")", words.remedy(), false));
    }

    /** As {@link #of(int, String)}, of an exception that {@link ErrorTextInterceptor} has seen and that has no error code of AWS's. */
    public static Optional<Intermediary> of(SdkException e) {
        return e instanceof AwsServiceException refused ? of(refused) : Optional.empty();
    }

    private static Optional<Intermediary> of(AwsServiceException e) {
        @Nullable AwsErrorDetails details = e.awsErrorDetails();
        boolean coded = details != null
                && details.errorCode() != null
                && !details.errorCode().isBlank();
        String body = details == null || details.rawResponse() == null
                ? ""
                : details.rawResponse().asString(StandardCharsets.UTF_8);
        return coded ? Optional.empty() : of(e.statusCode(), body);
    }

    /** Which of the well-known words an answer begins with; empty if none. */
    static String known(String body) {
        String read =
                body.substring(0, Math.min(body.length(), LONGEST_READ)).strip().toLowerCase(Locale.ROOT);
        if (read.startsWith("<!doctype html") || read.startsWith(PAGE)) {
            return PAGE;
        }
        return KNOWN.stream()
                .map(Words::text)
                .filter(text -> read.startsWith(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("");
    }
}
