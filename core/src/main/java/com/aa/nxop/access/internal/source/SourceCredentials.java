package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.config.SourceSettings.VaultFile;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.platform.AgentClient;
import com.aa.nxop.access.internal.text.LaptopCredentials;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.time.InstantSource;
import software.amazon.awssdk.services.sts.StsClient;

/** One way in which a platform gives a pod its own credentials. Implementations are thread-safe and keep no credentials. */
public interface SourceCredentials {
    /**
     * Asks the platform each time.
     *
     * @throws AccessException if it refuses or cannot be reached; never a reason to try another source
     */
    SourceSession fetch();

    /** The one source that the configuration chose. */
    static SourceCredentials of(SourceSettings settings, WorkloadReader workload, StsClient sts, InstantSource clock) {
        return switch (settings.kind()) {
            case POD_IDENTITY -> podIdentity((PodIdentity) settings);
            case WEB_IDENTITY -> new WebIdentitySource((WebIdentity) settings, workload, sts);
            case KUBE2IAM -> new Kube2IamSource((Kube2Iam) settings, SourceRetryPolicy.ofMetadata());
            case VAULT_FILE -> new VaultFileSource((VaultFile) settings, SourceRetryPolicy.ofFile(), sts, clock);
            case AWS_DEFAULT ->
                new AwsDefaultSource(
                        new LaptopCredentials(sts.serviceClientConfiguration().region()));
        };
    }

    private static SourceCredentials podIdentity(PodIdentity settings) {
        return new PodIdentitySource(settings, new AgentClient(settings.endpoint(), SourceRetryPolicy.ofAgent()));
    }
}
