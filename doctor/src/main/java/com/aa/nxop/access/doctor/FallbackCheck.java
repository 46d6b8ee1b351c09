package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.FallbackEndpoint;
import com.aa.nxop.access.internal.io.ProxyException;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.io.TlsFault;
import com.aa.nxop.access.internal.sts.CallerIdentity;
import com.aa.nxop.access.internal.sts.StsClients;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** Whether the pod reaches STS of each fallback region, and STS knows it there: a firewall that stops it would only show in an outage. */
record FallbackCheck(AccessParts parts, DiagnosisBuilder findings, Deadline deadline, ProcessSettings process) {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** @param credentials that were reached, of the NXOP role or of the pod's own */
    void look(AwsCredentials credentials) {
        parts.settings().endpoints().fallbacks().forEach(fallback -> look(fallback, credentials));
    }

    private void look(FallbackEndpoint fallback, AwsCredentials credentials) {
        AccessSettings config = parts.settings();
        String about = "STS of the fallback region " + fallback.region();
        ProxyRules proxies = parts.httpClient().isPresent()
                ? ProxyRules.none()
                : config.proxies().forHttpsAlone();
        NetworkRoute route = NetworkRoute.to(StsClients.endpoint(config, fallback), proxies, process);
        try (StsClient sts = StsClients.create(config, parts.httpClient(), parts.clock(), fallback)) {
            String arn = limited()
                    .within(
                            "sts-fallback",
                            () -> CallerIdentity.arn(sts, credentials, Stage.ASSUME_ROLE),
                            () -> unreached(fallback, route, "it took too long", null));
            findings.ok(DiagnosisStage.ASSUME_ROLE, about, "it answers " + arn, route.way());
        } catch (AccessException e) {
            if (e.finding() == CoreFinding.STS_REJECTED) {
                findings.ok(DiagnosisStage.ASSUME_ROLE, about, e.what(), "Access works without this answer.");
                return;
            }
            findings.failed(
                    DiagnosisStage.ASSUME_ROLE,
                    about,
                    route.explained(explained(fallback, route, e)),
                    "Access works while STS of " + config.stsRegion()
                            + " answers. In an outage there, this fallback region would not help. " + route.way());
        }
    }

    private Deadline limited() {
        return deadline.left().compareTo(LONGEST) < 0 ? deadline : Deadline.in(LONGEST);
    }

    /** No proxy and no certificate is the reason, which have remedies of their own. */
    private static AccessException explained(FallbackEndpoint fallback, NetworkRoute route, AccessException e) {
        @Nullable Throwable cause = e.getCause();
        boolean ownRemedy = cause != null
                && (ProxyException.in(cause).isPresent() || TlsFault.of(cause).isPresent());
        return e.finding() == CoreFinding.STS_UNREACHABLE && !ownRemedy
                ? unreached(fallback, route, e.what(), cause)
                : e;
    }

    private static AccessException unreached(
            FallbackEndpoint fallback, NetworkRoute route, String why, @Nullable Throwable cause) {
        return new AccessException(
                CoreFinding.STS_UNREACHABLE,
                Stage.ASSUME_ROLE,
                "The pod does not reach " + route.endpoint().getHost() + ": " + why,
                "Let the pod reach " + route.endpoint().getHost()
                        + " on port 443 (egress rule, security group, the firewall between regions), or take "
                        + fallback.region() + " out of NXOP_STS_FALLBACK_REGIONS.",
                cause);
    }
}
