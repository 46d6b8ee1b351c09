package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.SandboxMsk;
import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.iam.AccessDecision;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.RequestKeys;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MSK's REST interface, as far as clients need it: {@code GetBootstrapBrokers}. Thread-safe. */
final class MskControlPlane implements HttpService {
    private static final Pattern BROKERS = Pattern.compile("/v1/clusters/([^/]+)/bootstrap-brokers");
    private static final String ACTION = "kafka:GetBootstrapBrokers";

    private final String region;
    private final SignatureCheck<AccountSession> signatures;
    private final InstantSource clock;
    private final Map<String, Map<String, String>> clusters = new ConcurrentHashMap<>();

    MskControlPlane(String region, Sessions sessions, InstantSource clock) {
        this.region = region;
        this.clock = clock;
        this.signatures = SignatureCheck.of("kafka", sessions, clock).inRegions(Set.of(region));
    }

    void add(MskCluster cluster, Set<SandboxMsk.Connectivity> connectivity, String bootstrapServers) {
        Map<String, String> brokers = new TreeMap<>();
        // A kind that the cluster does not have is absent, not empty.
        connectivity.forEach(kind -> brokers.put(member(kind), bootstrapServers));
        clusters.put(cluster.arn(), brokers);
    }

    private static String member(SandboxMsk.Connectivity kind) {
        return switch (kind) {
            case PRIVATE -> "bootstrapBrokerStringSaslIam";
            case PUBLIC -> "bootstrapBrokerStringPublicSaslIam";
            case VPC -> "bootstrapBrokerStringVpcConnectivitySaslIam";
        };
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        try {
            return brokers(signatures.verify(call), call);
        } catch (SignatureRefusal e) {
            return RestJson.refused(e);
        }
    }

    private HttpAnswer brokers(AccountSession session, HttpCall call) {
        Matcher path = BROKERS.matcher(call.path());
        if (!call.method().equals("GET") || !path.matches()) {
            return RestJson.error(404, "NotFoundException", "The sandbox's MSK answers GetBootstrapBrokers only.");
        }
        String arn = URLDecoder.decode(path.group(1).replace("+", "%2B"), UTF_8);
        ContextKeys asked = RequestKeys.of(call, clock.instant(), region);
        AccessDecision decision = Permissions.decide(session, ACTION, arn, asked);
        if (!decision.allowed()) {
            return RestJson.error(
                    403,
                    "AccessDeniedException",
                    "User: " + session.arn() + " is not authorized to perform: " + ACTION + " on resource: " + arn
                            + decision.clause(session.guardrails().areTogether()));
        }
        Map<String, String> brokers = clusters.get(arn);
        return brokers == null
                ? RestJson.error(404, "NotFoundException", "The requested resource doesn't exist.")
                : RestJson.ok(brokers);
    }
}
