package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.config.SourceSettings.VaultFile;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.time.InstantSource;
import software.amazon.awssdk.services.sts.StsClient;

/** The sources of an access, for tests in virtual time: what is asked again is asked again at once. */
public final class SourcesWithoutPauses {
    private SourcesWithoutPauses() {}

    public static SourceCredentials of(
            SourceSettings settings, WorkloadReader workload, StsClient sts, InstantSource clock) {
        return switch (settings.kind()) {
            case KUBE2IAM -> new Kube2IamSource((Kube2Iam) settings, withoutPauses(SourceRetryPolicy.ofMetadata()));
            case VAULT_FILE ->
                new VaultFileSource((VaultFile) settings, withoutPauses(SourceRetryPolicy.ofFile()), sts, clock);
            default -> SourceCredentials.of(settings, workload, sts, clock);
        };
    }

    private static SourceRetryPolicy withoutPauses(SourceRetryPolicy real) {
        return new SourceRetryPolicy(
                real.connectTimeout(), real.readTimeout(), real.total(), real.attempts(), real.random(), pause -> {});
    }
}
