package com.aa.nxop.benchmarks.peer;

import com.mongodb.AwsCredential;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A MongoDB supplier over a provider of the AWS SDK, which keeps the session. */
public record ProviderSupplier(AwsCredentialsProvider provider) implements Supplier<AwsCredential> {
    @Override
    public AwsCredential get() {
        AwsSessionCredentials session = (AwsSessionCredentials) provider.resolveCredentials();
        return new AwsCredential(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
}
