package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ImpossibleProbeException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Credentials that STS must refuse. */
final class Forged {
    private Forged() {}

    static AwsSessionCredentials secret(AwsCredentials real) {
        return AwsSessionCredentials.create(
                real.accessKeyId(), "another-secret-key", session(real).sessionToken());
    }

    static AwsSessionCredentials token(AwsCredentials real) {
        return AwsSessionCredentials.create(real.accessKeyId(), real.secretAccessKey(), "another-token");
    }

    private static AwsSessionCredentials session(AwsCredentials real) {
        if (real instanceof AwsSessionCredentials session) {
            return session;
        }
        throw new ImpossibleProbeException("the caller has long-term keys, but this probe needs a session");
    }
}
