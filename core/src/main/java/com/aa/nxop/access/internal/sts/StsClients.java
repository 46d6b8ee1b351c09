package com.aa.nxop.access.internal.sts;

import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.io.BoundedHttpClient;
import com.aa.nxop.access.internal.io.ErrorTextInterceptor;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.ProfileFiles;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.time.ClockComparison;
import com.aa.nxop.access.spi.ControlPlane;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;
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
        StsClientBuilder builder = StsClient.builder()
                .region(config.stsRegion())
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
        config.endpoints().sts().ifPresent(builder::endpointOverride);
        httpClient.ifPresentOrElse(
                builder::httpClient,
                () -> builder.httpClientBuilder(BoundedHttpClient.builder(proxies(config), ATTEMPT_TIMEOUT)));
        return builder.build();
    }

    /** Through which proxy STS is asked, if through one. */
    public static Optional<HttpProxy> proxy(AccessSettings config) {
        return proxies(config).isEmpty() ? Optional.empty() : proxies(config).of(endpoint(config));
    }

    /** Where STS is asked. */
    public static URI endpoint(AccessSettings config) {
        try {
            return config.endpoints()
                    .sts()
                    .orElseGet(() -> StsEndpointProvider.defaultProvider()
                            .resolveEndpoint(rule -> rule.region(config.stsRegion())
                                    .useFips(config.endpoints().fips())
                                    .useDualStack(config.endpoints().dualStack()))
                            .join()
                            .url());
        } catch (SdkClientException e) {
            // There is no endpoint of that kind, which the call itself says.
            return URI.create("https://" + AwsPartition.host("sts", config.stsRegion()));
        }
    }

    /** A pod's token is in what web identity sends: over plain http a proxy could read it. */
    private static ProxyRules proxies(AccessSettings config) {
        return config.proxies().forHttpsAlone();
    }
}
