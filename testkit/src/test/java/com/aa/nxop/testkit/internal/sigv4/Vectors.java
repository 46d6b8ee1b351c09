package com.aa.nxop.testkit.internal.sigv4;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all requests of AWS's signing test suite have in common. */
final class Vectors {
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final String DATE = "20150830T123600Z";
    static final Scope SCOPE = new Scope("20150830", "us-east-1", "service");

    private Vectors() {}

    static Calls call(String method, String target, @Nullable String headers, @Nullable String body) {
        Calls call = Calls.of(method, target).header("host", "example.amazonaws.com");
        if (headers != null) {
            for (String header : headers.split(" ;; ", -1)) {
                int colon = header.indexOf(':');
                call.header(
                        header.substring(0, colon), header.substring(colon + 1).replace("\\n", "\n"));
            }
        }
        return body == null ? call : call.body(body);
    }

    static List<String> names(String signedHeaders) {
        return Arrays.asList(signedHeaders.split(";", -1));
    }

    static PathRule rule(String name) {
        return name.endsWith("-unnormalized") ? PathRule.ENCODED_ONCE : PathRule.ENCODED_TWICE;
    }
}
