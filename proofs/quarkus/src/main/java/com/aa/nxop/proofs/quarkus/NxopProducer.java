package com.aa.nxop.proofs.quarkus;

import com.aa.nxop.access.NxopAccess;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Access to the NXOP account for Quarkus. */
@Singleton
public class NxopProducer {
    @Produces
    @Singleton
    NxopAccess nxopAccess() {
        return NxopAccess.fromEnvironment();
    }

    void close(@Disposes NxopAccess nxop) {
        nxop.close();
    }

    /** The name that {@code quarkus.s3.aws.credentials.custom-provider.name} has. */
    @Produces
    @Singleton
    @Named("nxop")
    AwsCredentialsProvider nxopCredentialsProvider(NxopAccess nxop) {
        return nxop.credentialsProvider();
    }
}
