package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The token of {@code OAUTHBEARER}: a presigned URL, with a parameter added to it after it was signed, in base64url. */
final class TokenReader {
    private static final String SCHEME = "https://";
    private static final Set<String> SIGNED = Set.of(
            "Action",
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-Security-Token",
            "X-Amz-Signature",
            "X-Amz-SignedHeaders");

    private TokenReader() {}

    static PresignedLogin read(String token) throws UnacceptableProperty {
        String url = decoded(token);
        int query = url.indexOf('?');
        if (!url.startsWith(SCHEME) || query < 0) {
            throw new UnacceptableProperty("The token is not an https URL with a query.");
        }
        String host = url.substring(SCHEME.length(), query);
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : url.substring(query + 1).split("&", -1)) {
            String name = parameter.replaceFirst("=.*", "");
            if (name.equals("User-Agent")) {
                continue;
            }
            if (!SIGNED.contains(name)) {
                throw new UnacceptableProperty("Unknown parameter in the token: \"" + name + "\".");
            }
            String value = value(parameter, name);
            if (parameters.put(name, value) != null) {
                throw new UnacceptableProperty("The token has the parameter " + name + " twice.");
            }
        }
        // The SDK writes no slash before the query, others do.
        return new PresignedLogin(host.endsWith("/") ? host.substring(0, host.length() - 1) : host, parameters);
    }

    private static String decoded(String token) throws UnacceptableProperty {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnacceptableProperty("The token is not base64url.");
        }
    }

    private static String value(String parameter, String name) throws UnacceptableProperty {
        String encoded = parameter.length() == name.length() ? "" : parameter.substring(name.length() + 1);
        try {
            // In a signed URL a plus sign stands for itself.
            return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnacceptableProperty("The value of " + name + " is not percent-encoded.");
        }
    }
}
