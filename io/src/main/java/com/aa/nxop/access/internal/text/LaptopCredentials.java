package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.ProfileFiles;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;

/**
 * A laptop's credentials, through the AWS SDK's own providers: system properties, variables, the profile. Profiles with SSO need the AWS
 * SDK's modules {@code sso} and {@code ssooidc} on the class path.
 *
 * <p>These are the members of the AWS SDK's default chain that a laptop has, in its order. The others are left out: they belong to pods;
 * the last of them would ask the metadata service, and so could hand out a node's role unasked.
 */
public final class LaptopCredentials {
    private final AwsCredentialsProvider provider;
    private final LaptopProfiles profiles;

    /** @param region of STS, where a profile names a role and no region */
    public LaptopCredentials(Region region) {
        this.profiles = new LaptopProfiles(ProfileFileSupplier.defaultSupplier(), region);
        this.provider = AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                ProfileCredentialsProvider.builder().profileFile(profiles).build());
    }

    /** Another provider: a seam. */
    public LaptopCredentials(AwsCredentialsProvider provider) {
        this.profiles = new LaptopProfiles(ProfileFiles::none, Region.AWS_GLOBAL);
        this.provider = provider;
    }

    /**
     * Those of the first provider that has some.
     *
     * @throws software.amazon.awssdk.core.exception.SdkClientException if there are none
     */
    public AwsCredentials resolve() {
        return provider.resolveCredentials();
    }

    public Optional<Instant> end(AwsCredentials credentials) {
        return credentials.expirationTime().or(() -> profiles.statedEnd(credentials.accessKeyId()));
    }
}
