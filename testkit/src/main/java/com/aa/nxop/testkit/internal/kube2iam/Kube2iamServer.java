package com.aa.nxop.testkit.internal.kube2iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * kube2iam's HTTP side. Tokens of IMDSv2 are not looked at, as in kube2iam; a pod that is not found is refused at once, where
 * kube2iam would look for it for two seconds. Thread-safe.
 */
final class Kube2iamServer implements HttpService {
    private static final Pattern CREDENTIALS = Pattern.compile("/[^/]+/meta-data/iam/security-credentials(?:/(.*))?");

    private final NodeSettings node;
    private final PodRecord pod;
    private final RoleCache cache;
    private final InstanceMetadata metadata;
    private volatile boolean ruleMissing;

    Kube2iamServer(NodeSettings node, PodRecord pod, RoleCache cache, InstanceMetadata metadata) {
        this.node = node;
        this.pod = pod;
        this.cache = cache;
        this.metadata = metadata;
    }

    void ruleMissing(boolean value) {
        ruleMissing = value;
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        if (ruleMissing) {
            return metadata.answer(call);
        }
        Matcher path = CREDENTIALS.matcher(URLDecoder.decode(call.path().replace("+", "%2B"), UTF_8));
        if (!path.matches()) {
            return metadata.answer(call);
        }
        try {
            String wanted = path.group(1);
            return text(200, wanted == null || wanted.isEmpty() ? node.shownAs(pod.role()) : credentials(wanted));
        } catch (Refusal e) {
            return text(e.status(), e.text() + "\n");
        }
    }

    private String credentials(String wanted) {
        String role = pod.role();
        if (!node.fullArn(wanted).equals(role)) {
            throw new Refusal(403, "Invalid role " + wanted);
        }
        return CredentialJson.of(cache.assume(role, pod.externalId()));
    }

    /** All of it is plain text to kube2iam, the JSON too: it leaves the type to Go, which guesses. */
    private static HttpAnswer text(int status, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/plain; charset=utf-8");
        headers.put("Server", "EC2ws");
        if (status >= 400) {
            headers.put("X-Content-Type-Options", "nosniff");
        }
        return new HttpAnswer(status, headers, body.getBytes(UTF_8));
    }
}
