package com.aa.nxop.access.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceSettings;
import com.aa.nxop.access.SourceSettings.Kube2Iam;
import com.aa.nxop.access.SourceSettings.PodIdentity;
import com.aa.nxop.access.SourceSettings.VaultFile;
import com.aa.nxop.access.SourceSettings.WebIdentity;
import java.time.InstantSource;
import software.amazon.awssdk.services.sts.StsClient;

/** One way in which a platform gives a pod its own credentials. Implementations are thread-safe and keep no credentials. */
public interface SourceCredentials {
    /**
     * Asks the platform, anew each time.
     *
     * @throws AccessException if it refuses or cannot be reached; never a reason to try another source
     */
    SourceSession fetch();

    /** The one source that the configuration chose. */
    static SourceCredentials of(SourceSettings settings, WorkloadReader workload, StsClient sts, InstantSource clock) {
        if (settings instanceof PodIdentity podIdentity) {
            return new PodIdentitySource(podIdentity, new AgentClient(podIdentity.endpoint(), Patience.ofAgent()));
        }
        if (settings instanceof WebIdentity webIdentity) {
            return new WebIdentitySource(webIdentity, workload, sts);
        }
        if (settings instanceof Kube2Iam kube2Iam) {
            return new Kube2IamSource(kube2Iam, Patience.ofMetadata());
        }
        if (settings instanceof VaultFile vaultFile) {
            return new VaultFileSource(vaultFile, Patience.ofFile(), sts, clock);
        }
        return new AwsDefaultSource(sts.serviceClientConfiguration().region());
    }
}
