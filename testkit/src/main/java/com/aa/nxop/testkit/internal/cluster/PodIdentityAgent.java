package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.json.JsonText;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The EKS Pod Identity Agent of a node: its checks, its cache and its error texts. Thread-safe. */
public final class PodIdentityAgent implements HttpService {
    private static final Duration RENEWAL = Duration.ofHours(3);
    private static final Duration LEAST_LIFE = Duration.ofSeconds(15);
    private static final Set<String> OWN_HOSTS = Set.of("127.0.0.1", "localhost");

    private final EksAuth eksAuth;
    private final InstantSource clock;
    private final Map<String, Cached> byToken = new HashMap<>();

    private record Cached(SandboxSts.Session session, Instant since) {}

    public PodIdentityAgent(EksAuth eksAuth, InstantSource clock) {
        this.eksAuth = eksAuth;
        this.clock = clock;
    }

    /** What restarting the agent does: nothing that it cached is left. */
    public synchronized void forget() {
        byToken.clear();
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        String token = call.header("authorization").orElse("");
        return reply(call.path(), call.header("host").orElse(""), token).toHttp();
    }

    AgentReply reply(String path, String authority, String token) {
        if (!"/v1/credentials".equals(path)) {
            return error(404, "404 page not found");
        }
        String host = authority.replaceFirst(":\\d+$", "");
        if (!OWN_HOSTS.contains(host)) {
            return error(
                    403,
                    "Access Denied. Called agent through invalid address, please use either"
                            + " [169.254.170.23 fd00:ec2::23] address not " + host);
        }
        try {
            return credentials(session(token));
        } catch (AgentRefusal e) {
            return error(400, String.valueOf(e.getMessage()));
        } catch (EksAuthRefusal e) {
            String fault = e.status() >= 500 ? "server" : "client";
            return error(
                    e.status(),
                    "[" + UUID.randomUUID() + "]: (" + e.code() + "): " + e.getMessage() + ", fault: " + fault);
        }
    }

    private synchronized SandboxSts.Session session(String token) {
        PodToken parsed = parsed(token);
        Instant now = clock.instant();
        Cached cached = byToken.get(token);
        if (cached != null && now.isBefore(cached.since.plus(RENEWAL)) && alive(cached, now)) {
            return cached.session;
        }
        try {
            SandboxSts.Session session = eksAuth.assumeRoleForPodIdentity(parsed);
            byToken.put(token, new Cached(session, now));
            return session;
        } catch (EksAuthRefusal e) {
            if (cached != null && e.recoverable() && alive(cached, now)) {
                return cached.session;
            }
            byToken.remove(token);
            throw e;
        }
    }

    private static boolean alive(Cached cached, Instant now) {
        return now.plus(LEAST_LIFE).isBefore(cached.session.expiresAt());
    }

    /** What the agent checks itself before it asks EKS Auth, in the words of the JWT library it uses. */
    private PodToken parsed(String token) {
        if (token.isEmpty()) {
            throw new AgentRefusal("Service account token cannot be empty");
        }
        PodToken parsed;
        try {
            if (token.chars().filter(c -> c == '.').count() != 2) {
                throw new AgentRefusal("Service account token cannot be parsed: token is malformed:"
                        + " token contains an invalid number of segments");
            }
            parsed = PodToken.parse(token);
        } catch (ParseException e) {
            throw new AgentRefusal("Service account token cannot be parsed: token is malformed:"
                    + " could not base64 decode header: illegal base64 data at input byte 0");
        }
        Instant now = clock.instant();
        if (parsed.expiredAt(now)) {
            throw new AgentRefusal("Service account token failed basic claim validations: token is expired");
        }
        if (parsed.notYetValidAt(now)) {
            throw new AgentRefusal("Service account token failed basic claim validations: token is not valid yet");
        }
        return parsed;
    }

    private static final class AgentRefusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        AgentRefusal(String message) {
            super(message);
        }
    }

    private static AgentReply credentials(SandboxSts.Session session) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccessKeyId", session.accessKeyId());
        fields.put("SecretAccessKey", session.secretAccessKey());
        fields.put("Token", session.sessionToken());
        fields.put("AccountId", session.roleArn().split(":", 6)[4]);
        fields.put("Expiration", session.expiresAt().toString());
        return new AgentReply(200, Map.of("Content-Type", "application/json"), JsonText.of(fields));
    }

    private static AgentReply error(int status, String text) {
        return new AgentReply(
                status,
                Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"),
                text + "\n");
    }
}
