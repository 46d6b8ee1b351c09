package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.ProfileFiles;
import com.aa.nxop.access.internal.text.LaptopProfiles;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;

/**
 * A laptop's credentials, through the AWS SDK's own providers: system properties, variables, the profile. Profiles with SSO need the AWS
 * SDK's modules {@code sso} and {@code ssooidc} on the class path.
 *
 * <p>These are the members of the AWS SDK's default chain that a laptop has, in its order. The others are left out: they belong to pods, where
 * they have a source of their own here; the last of them would ask the metadata service, and so could hand out a node's role unasked.
 */
final class AwsDefaultSource implements SourceCredentials {
    private final AwsCredentialsProvider provider;
    private final LaptopProfiles profiles;

    /** @param region of STS, where a profile names a role and no region */
    AwsDefaultSource(Region region) {
        this(new LaptopProfiles(ProfileFileSupplier.defaultSupplier(), region));
    }

    private AwsDefaultSource(LaptopProfiles profiles) {
        this(
                AwsCredentialsProviderChain.of(
                        SystemPropertyCredentialsProvider.create(),
                        EnvironmentVariableCredentialsProvider.create(),
                        ProfileCredentialsProvider.builder()
                                .profileFile(profiles)
                                .build()),
                profiles);
    }

    /** Another provider: a seam. */
    AwsDefaultSource(AwsCredentialsProvider provider) {
        this(provider, new LaptopProfiles(ProfileFiles::none, Region.AWS_GLOBAL));
    }

    private AwsDefaultSource(AwsCredentialsProvider provider, LaptopProfiles profiles) {
        this.provider = provider;
        this.profiles = profiles;
    }

    @Override
    public SourceSession fetch() {
        AwsCredentials credentials;
        try {
            credentials = provider.resolveCredentials();
        } catch (SdkClientException e) {
            ControlPlane.checkProfileFiles(); // Where one of them is broken, the AWS SDK does not say which.
            throw new AccessException(
                    CoreFinding.AWS_DEFAULT_NONE,
                    "The AWS SDK found no credentials on this machine: " + ForeignText.line(e.getMessage()),
                    remedy(String.valueOf(e.getMessage())),
                    e);
        }
        // Not their accountId: that is what a profile or a variable says of itself. STS knows it.
        return new SourceSession(
                SourceKind.AWS_DEFAULT,
                credentials,
                credentials.expirationTime().or(() -> profiles.statedEnd(credentials.accessKeyId())),
                Optional.empty(),
                Optional.empty());
    }

    /** The AWS SDK names the property or its module where a profile was made by {@code aws login}. */
    private static String remedy(String said) {
        String inPod = " In a pod leave NXOP_SOURCE out.";
        return said.contains("login_session") || said.contains("signin")
                ? "Run aws login for the profile of AWS_PROFILE. Such a profile needs software.amazon.awssdk:signin on the class path."
                        + inPod
                : "Run aws sso login, or set AWS_PROFILE to a profile that works with aws sts get-caller-identity. A profile with SSO"
                        + " needs software.amazon.awssdk:sso and :ssooidc on the class path." + inPod;
    }
}
