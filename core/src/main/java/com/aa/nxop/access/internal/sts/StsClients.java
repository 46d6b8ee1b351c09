package com.aa.nxop.access.internal.sts;

import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.io.BoundedHttpClient;
import com.aa.nxop.access.internal.io.ErrorTextInterceptor;
import com.aa.nxop.access.internal.io.FallbackEndpoint;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.ProfileFiles;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.time.ClockComparison;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.spi.ControlPlane;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;

/** Builds the one STS client of an access: regional endpoint, bounded in time, no credentials of its own. */
public final class StsClients {
    /** A pod with a quarter of a core has been seen to take three seconds for its first call (aws-sdk-java-v2#3801). */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 3;

    private StsClients() {}

    /**
     * The caller closes it; it closes its HTTP client only if that was not given.
     *
     * @param httpClient the user's own, which stays theirs to close
     * @throws com.aa.nxop.access.AccessException if the machine's profile files are broken, for which the AWS SDK builds no client
     */
    public static StsClient create(AccessSettings config, Optional<SdkHttpClient> httpClient) {
        return create(config, httpClient, new ClockComparison(InstantSource.system()));
    }

    /** As {@link #create(AccessSettings, Optional)}, and the time of STS's answers is compared with this machine's. */
    public static StsClient create(AccessSettings config, Optional<SdkHttpClient> httpClient, ClockComparison clock) {
        ControlPlane.checkProfileFiles();
        FallbackEndpoint own =
                new FallbackEndpoint(config.stsRegion(), config.endpoints().sts());
        return config.endpoints().fallbacks().isEmpty()
                ? create(config, httpClient, clock, own)
                : FallbackStsClient.of(
                        own,
                        config.endpoints().fallbacks(),
                        where -> create(config, httpClient, clock, where),
                        Clocks.ofThisMachine(InstantSource.system())::monotonic);
    }

    /** As above, of that region alone. */
    public static StsClient create(
            AccessSettings config, Optional<SdkHttpClient> httpClient, ClockComparison clock, FallbackEndpoint where) {
        StsClientBuilder builder = StsClient.builder()
                .region(where.region())
                // Said here, because the configuration has looked at more than the AWS SDK would.
                .fipsEnabled(config.endpoints().fips())
                .dualstackEnabled(config.endpoints().dualStack())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                // Said here, because AWS_DEFAULTS_MODE=auto would ask the metadata service where it is.
                .defaultsMode(DefaultsMode.LEGACY)
                .overrideConfiguration(client -> client
                        // A pod has no profile, and what a laptop's says is not meant for this client.
                        .defaultProfileFile(ProfileFiles.none())
                        .addExecutionInterceptor(new ErrorTextInterceptor())
                        .addExecutionInterceptor(clock)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                // STS could not reach the cluster's issuer: "retry the request a limited number of
                                // times".
                                .retryOnException(IdpCommunicationErrorException.class)
                                .build()));
        where.uri().ifPresent(builder::endpointOverride);
        httpClient.ifPresentOrElse(
                builder::httpClient,
                () -> builder.httpClientBuilder(BoundedHttpClient.builder(proxies(config), ATTEMPT_TIMEOUT)));
        return builder.build();
    }

    /** Through which proxy STS is asked, if through one. */
    public static Optional<HttpProxy> proxy(AccessSettings config) {
        return proxies(config).isEmpty() ? Optional.empty() : proxies(config).of(endpoint(config));
    }

    /** Where STS is asked, as long as it answers. */
    public static URI endpoint(AccessSettings config) {
        return endpoint(
                config,
                new FallbackEndpoint(config.stsRegion(), config.endpoints().sts()));
    }

    /** Where STS is asked in that region. */
    public static URI endpoint(AccessSettings config, FallbackEndpoint where) {
        boolean dualStack = config.endpoints().dualStack();
        // GovCloud's usual endpoint is its FIPS one (AWS General Reference, STS endpoints).
        boolean fips =
                config.endpoints().fips() && (dualStack || !where.region().id().startsWith("us-gov-"));
        return where.uri()
                .orElseGet(() -> URI.create("https://" + AwsPartition.host("sts", where.region(), fips, dualStack)));
    }

    /** A pod's token is in what web identity sends: over plain http a proxy could read it. */
    private static ProxyRules proxies(AccessSettings config) {
        return config.proxies().forHttpsAlone();
    }
}
