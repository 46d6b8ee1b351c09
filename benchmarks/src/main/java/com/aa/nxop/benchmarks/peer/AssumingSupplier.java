package com.aa.nxop.benchmarks.peer;

import com.mongodb.AwsCredential;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A MongoDB supplier that calls AssumeRole for each connection. */
public record AssumingSupplier(StsClient sts, String roleArn, String sessionName) implements Supplier<AwsCredential> {
    @Override
    public AwsCredential get() {
        Credentials given = sts.assumeRole(request -> request.roleArn(roleArn).roleSessionName(sessionName))
                .credentials();
        return new AwsCredential(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }
}
