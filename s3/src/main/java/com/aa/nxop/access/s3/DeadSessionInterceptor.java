package com.aa.nxop.access.s3;

import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.DeadSessionCodes;
import com.aa.nxop.access.spi.AdapterContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Discards the session that S3 calls dead. Thread-safe. */
record DeadSessionInterceptor(AdapterContext access) implements ExecutionInterceptor {
    private static final Pattern SIGNER = Pattern.compile("Credential=([^/,\\s]+)/");

    /**
     * What adds the interceptor when the client is built. Until then a builder's {@code overrideConfiguration} replaces all that an earlier
     * call of it has set, interceptors included.
     */
    SdkPlugin plugin() {
        return this::addTo;
    }

    private void addTo(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(
                client.overrideConfiguration().copy(override -> override.addExecutionInterceptor(this)));
    }

    /** Changes nothing. It is asked before the interceptors that were added earlier, which may replace S3's exception. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        CauseChain.find(context.exception(), AwsServiceException.class)
                .filter(refusal -> refusal.awsErrorDetails() != null
                        && DeadSessionCodes.contains(refusal.awsErrorDetails().errorCode()))
                .flatMap(refusal -> context.httpRequest())
                .flatMap(DeadSessionInterceptor::signer)
                .ifPresent(access::invalidate);
        return context.exception();
    }

    /** The access key id that the request was signed with: a session that came since must not go in its place. */
    private static Optional<String> signer(SdkHttpRequest request) {
        return request.firstMatchingHeader("Authorization")
                .map(SIGNER::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }
}
