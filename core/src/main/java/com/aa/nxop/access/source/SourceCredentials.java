package com.aa.nxop.access.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceSettings;
import com.aa.nxop.access.SourceSettings.PodIdentity;
import com.aa.nxop.access.SourceSettings.WebIdentity;
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
    static SourceCredentials of(SourceSettings settings, WorkloadReader workload, StsClient sts) {
        if (settings instanceof PodIdentity podIdentity) {
            return new PodIdentitySource(podIdentity, new AgentClient(podIdentity.endpoint(), Patience.ofAgent()));
        }
        return new WebIdentitySource((WebIdentity) settings, workload, sts);
    }
}
