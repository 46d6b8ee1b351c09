package com.aa.nxop.testkit.internal.kube2iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The node's own metadata service behind kube2iam, which passes on whatever it does not answer itself: tokens, and the credentials of the
 * node's role. A request with a token that it did not give is refused; one without a token is not. Thread-safe.
 */
final class InstanceMetadata {
    private static final Pattern TOKEN = Pattern.compile("/?[^/]+/api/token");
    private static final Pattern CREDENTIALS = Pattern.compile("/[^/]+/meta-data/iam/security-credentials(?:/(.*))?");
    private static final String TTL = "x-aws-ec2-metadata-token-ttl-seconds";

    private final String role;
    private final Supplier<Answer> own;
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private volatile boolean tokens = true;

    /** @param own the node's session */
    InstanceMetadata(NodeSettings node, Supplier<Answer> own) {
        this.role = node.role().substring(node.role().lastIndexOf('/') + 1);
        this.own = own;
    }

    void tokens(boolean value) {
        tokens = value;
    }

    HttpAnswer answer(HttpCall call) {
        Matcher credentials = CREDENTIALS.matcher(call.path());
        if (credentials.matches() && call.method().equals("GET")) {
            boolean known =
                    call.header("x-aws-ec2-metadata-token").map(given::contains).orElse(true);
            return known ? credentials(credentials.group(1)) : page(401, "Unauthorized");
        }
        if (!TOKEN.matcher(call.path()).matches() || !call.method().equals("PUT")) {
            return page(404, "Not Found");
        }
        if (!tokens) {
            return page(403, "Forbidden");
        }
        Optional<String> ttl = call.header(TTL).filter(InstanceMetadata::valid);
        if (ttl.isEmpty()) {
            return page(400, "Bad Request");
        }
        String token = Base64.getUrlEncoder()
                .encodeToString((UUID.randomUUID() + "/" + UUID.randomUUID())
                        .substring(0, 40)
                        .getBytes(UTF_8));
        given.add(token);
        return new HttpAnswer(
                200, Map.of("Content-Type", "text/plain", "Server", "EC2ws", TTL, ttl.get()), token.getBytes(UTF_8));
    }

    private HttpAnswer credentials(@Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return text(role);
        }
        return wanted.equals(role) ? text(CredentialJson.of(own.get())) : page(404, "Not Found");
    }

    private static HttpAnswer text(String body) {
        return new HttpAnswer(200, Map.of("Content-Type", "text/plain", "Server", "EC2ws"), body.getBytes(UTF_8));
    }

    private static boolean valid(String seconds) {
        return seconds.matches("\\d{1,5}") && Integer.parseInt(seconds) >= 1 && Integer.parseInt(seconds) <= 21_600;
    }

    private static HttpAnswer page(int status, String title) {
        String page = """
                <?xml version="1.0" encoding="iso-8859-1"?>
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
                \t"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
                <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
                 <head>
                  <title>%d - %s</title>
                 </head>
                 <body>
                  <h1>%d - %s</h1>
                 </body>
                </html>
                """.formatted(status, title, status, title);
        return new HttpAnswer(status, Map.of("Content-Type", "text/html", "Server", "EC2ws"), page.getBytes(UTF_8));
    }
}
