package com.aa.nxop.access.spi;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.io.BoundedHttpClient;
import com.aa.nxop.access.internal.io.DeadSessionCodes;
import com.aa.nxop.access.internal.io.ErrorTextInterceptor;
import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.internal.io.ProfileFiles;
import com.aa.nxop.access.internal.io.RefusedCall;
import com.aa.nxop.access.internal.io.ServiceRefusal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** How the adapters ask a service's control plane where a cluster is, with the session: once, bounded in time. Stateless. */
public final class ControlPlane {
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);
    /** A new session is the remedy for these too, unless the clock is the reason. */
    private static final Set<String> WRONG_SIGNATURE =
            Set.of("SignatureDoesNotMatch", "InvalidSignatureException", "RequestExpired", "RequestTimeTooSkewed");

    private static final Set<String> REFUSED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");

    private ControlPlane() {}

    /**
     * The builder of a client that asks: with the session, the SDK's small HTTP client, 5 s for an attempt and 12 s in all.
     *
     * @param endpoint in place of AWS's own, as {@link SettingsReader#endpoint} gives it
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B builder, AdapterContext context, Region region, Optional<URI> endpoint) {
        checkProfileFiles();
        builder.credentialsProvider(context.credentials())
                .region(region)
                .httpClientBuilder(BoundedHttpClient.builder(context.proxies(), ATTEMPT_TIMEOUT))
                // Said here, because AWS_DEFAULTS_MODE=auto would ask the metadata service where it is.
                .defaultsMode(DefaultsMode.LEGACY)
                .overrideConfiguration(
                        // A pod has no profile, and what a laptop's says is not meant for this client.
                        call -> call.defaultProfileFile(ProfileFiles.none())
                                .addExecutionInterceptor(new ErrorTextInterceptor())
                                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                                .apiCallTimeout(CALL_TIMEOUT));
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }

    /**
     * Looks at the machine's profile files, which the AWS SDK parses whenever it builds a client: its own exception names neither file nor
     * remedy.
     *
     * @throws AccessException if the AWS SDK will not be able to build a client
     */
    public static void checkProfileFiles() {
        ProfileFiles.firstBroken().ifPresent(broken -> {
            throw new AccessException(
                    CoreFinding.CONFIG_PROFILE_FILE,
                    "The AWS SDK cannot read the profile file " + broken.file() + ": "
                            + broken.cause().getMessage() + ".",
                    "Correct the file. Or set " + broken.variable()
                            + "=/dev/null if the pod needs no profile. The AWS SDK parses this file whenever it builds a"
                            + " client, although this SDK does not use it in a pod.",
                    broken.cause());
        });
    }

    /** Where AWS has a service in a region, for example {@code kafka.cn-north-1.amazonaws.com.cn}. */
    public static String host(String service, Region region) {
        return AwsPartition.host(service, region);
    }

    /** The service's own code and text, or what kept us from getting one. */
    public static String said(SdkException e) {
        return ServiceRefusal.said(e);
    }

    /** Where a service is asked: at its endpoint if one is named, else at its host. */
    public static URI endpoint(Optional<URI> endpoint, String host) {
        return endpoint.orElseGet(() -> URI.create("https://" + host));
    }

    /**
     * What to check where a service has not answered: the way to it, without a full stop.
     *
     * @param endpoint in place of AWS's own
     * @param host as {@link #host} gives it
     */
    public static String way(AdapterContext context, Optional<URI> endpoint, String host) {
        URI uri = endpoint(endpoint, host);
        return context.proxies()
                .of(uri)
                .map(proxy -> "Check that the proxy " + proxy + " leads to " + uri.getHost())
                .orElse("Check that the pod can reach " + host + " on port 443");
    }

    /**
     * What to do where the service did not answer.
     *
     * @param usual where no proxy is the reason
     */
    public static String remedy(SdkException e, String usual) {
        return ServiceRefusal.remedy(e, "the service").orElse(usual);
    }

    /** Whether the role may not ask: services with JSON say it with status 400. */
    public static boolean isRefusal(SdkException e) {
        return e instanceof AwsServiceException refused
                && (refused.statusCode() == 403 || REFUSED.contains(ServiceRefusal.code(e)))
                && !isBadSession(e)
                && Intermediary.of(e).isEmpty();
    }

    /**
     * What to do where the role may not ask: as AWS says it, where it names the policy that refused, else the usual.
     *
     * @param said AWS's own text, as {@link #said} gives it
     * @param service for example {@code S3}
     * @param resourcePolicy what the resource's own policy is called: {@code bucket policy}
     * @param expected the action that the call needs, or what it begins with: {@code s3:}
     * @param usual where AWS names no policy, and where the role's policy lacks the expected action
     */
    public static String refusalRemedy(
            AdapterContext context, String said, String service, String resourcePolicy, String expected, String usual) {
        return PolicyRefusal.in(said)
                .filter(refusal ->
                        !(refusal.lacksPermission() && refusal.action().startsWith(expected)))
                .flatMap(refusal -> refusal.remedy(bySession(context, service, resourcePolicy)))
                .orElse(usual);
    }

    private static RefusedCall bySession(AdapterContext context, String service, String resourcePolicy) {
        TargetRole role = context.role();
        return new RefusedCall(
                service,
                role.toString(),
                "the team of the role " + role,
                "account " + role.accountId(),
                context.alsoNarrowed().isEmpty()
                        ? "the session (no NXOP_SESSION_POLICY_FILE is set: look at the pod's Pod Identity association)"
                        : "the session (NXOP_SESSION_POLICY_FILE)",
                resourcePolicy,
                "the resource's account");
    }

    /**
     * What to do after a login whose signature the AWS SDK does not correct by the time of the other side: the clock first, where it is wrong.
     *
     * @param usual where the clock is right
     */
    public static String clockFirst(AdapterContext context, String usual) {
        return context.clockSkew().isEmpty()
                ? usual
                : "Correct the clock of the pod's node (chrony): services refuse a login with a wrong time, whatever the"
                        + " policies say. If the login still fails then: " + usual;
    }

    /** Whether the session is the reason: with 403, too, but no permission would help. */
    public static boolean isBadSession(SdkException e) {
        String code = ServiceRefusal.code(e);
        return DeadSessionCodes.contains(code) || WRONG_SIGNATURE.contains(code);
    }

    /**
     * Where AWS says that the session itself is dead, discards it and has the next one fetched, at most once in 15 seconds, as {@link
     * AdapterContext#invalidate} says. A signature or a time that does not fit may be the clock's fault, which a new session would not mend.
     *
     * @param accessKeyId of the session that was refused
     * @param what which service does not accept the session, and what it said
     * @param refusal that says so
     * @param cause of the exception: the refusal, or what it was asked about
     * @return what to say to a person
     */
    public static AccessException discardBadSession(
            AdapterContext context, String accessKeyId, String what, SdkException refusal, Throwable cause) {
        boolean discarded = DeadSessionCodes.contains(ServiceRefusal.code(refusal)) && context.invalidate(accessKeyId);
        return new AccessException(
                CoreFinding.SESSION_REFUSED,
                what,
                discarded
                        ? "The SDK has discarded this session and gets a new one: try again."
                        : "Restart the pod, or call NxopAccess.invalidate: then the SDK gets a new session immediately."
                                + " Otherwise it gets one at the next refresh. Somebody ended this session, it is damaged, or"
                                + " the pod's clock is wrong.",
                cause);
    }
}
