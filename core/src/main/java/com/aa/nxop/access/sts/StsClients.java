package com.aa.nxop.access.sts;

import com.aa.nxop.access.ControlPlane;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.ProfileFiles;
import com.aa.nxop.access.io.BoundedHttpClient;
import com.aa.nxop.access.io.ForeignErrors;
import com.aa.nxop.access.io.HttpProxy;
import com.aa.nxop.access.io.ProxyRules;
import java.net.URI;
import java.time.Duration;
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
    public static StsClient create(NxopConfig config, Optional<SdkHttpClient> httpClient) {
        ProfileFiles.check();
        StsClientBuilder builder = StsClient.builder()
                .region(config.stsRegion())
                // Said here, because the configuration has looked at more than the AWS SDK would.
                .fipsEnabled(config.fips())
                .dualstackEnabled(config.dualStack())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                // Said here, because AWS_DEFAULTS_MODE=auto would ask the metadata service where it is.
                .defaultsMode(DefaultsMode.LEGACY)
                .overrideConfiguration(client -> client
                        // A pod has no profile, and what a laptop's says is not meant for this client.
                        .defaultProfileFile(ProfileFiles.none())
                        .addExecutionInterceptor(new ForeignErrors())
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                // STS could not reach the cluster's issuer: "retry the request a limited number of
                                // times".
                                .retryOnException(IdpCommunicationErrorException.class)
                                .build()));
        config.endpoint("STS").ifPresent(builder::endpointOverride);
        httpClient.ifPresentOrElse(
                builder::httpClient,
                () -> builder.httpClientBuilder(
                        EarlyHttpClient.builder(BoundedHttpClient.builder(proxies(config), ATTEMPT_TIMEOUT))));
        return builder.build();
    }

    /** Through which proxy STS is asked, if through one. */
    public static Optional<HttpProxy> proxy(NxopConfig config) {
        return proxies(config).isEmpty() ? Optional.empty() : proxies(config).of(endpoint(config));
    }

    private static URI endpoint(NxopConfig config) {
        try {
            return config.endpoint("STS")
                    .orElseGet(() -> StsEndpointProvider.defaultProvider()
                            .resolveEndpoint(rule -> rule.region(config.stsRegion())
                                    .useFips(config.fips())
                                    .useDualStack(config.dualStack()))
                            .join()
                            .url());
        } catch (SdkClientException e) {
            // There is no endpoint of that kind, which the call itself says.
            return URI.create("https://" + ControlPlane.host("sts", config.stsRegion()));
        }
    }

    /** A pod's token is in what web identity sends: over plain http a proxy could read it. */
    private static ProxyRules proxies(NxopConfig config) {
        return config.proxies().forHttpsAlone();
    }
}
