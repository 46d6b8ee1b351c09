package com.aa.nxop.testkit.internal.msk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/** Gives MSK's own client library the credentials and the region of a test. */
public final class TestIamHandler implements AuthenticateCallbackHandler {
    static final String CREDENTIALS = "sasl.test.credentials";
    static final String REGION = "sasl.test.region";

    private @Nullable AwsCredentialsProvider credentials;
    private String region = "";

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
        credentials = (AwsCredentialsProvider) configs.get(CREDENTIALS);
        region = String.valueOf(configs.get(REGION));
    }

    @Override
    public void handle(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            AWSCredentialsCallback asked = (AWSCredentialsCallback) callback;
            asked.setAwsCredentials(Objects.requireNonNull(credentials).resolveCredentials());
            asked.setCustomRegionProvider(new FixedRegion(region));
        }
    }

    @Override
    public void close() {}
}
