package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An S3 client discards the session that S3 calls dead, and nobody has to call invalidate. */
@Tag("full")
@Timeout(60)
final class DeadSessionTest {
    private static final String BUCKET = "nxop-example-data";

    private final NxopSandbox sandbox = NxopSandbox.builder().start();
    private final NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));

    @AfterEach
    void stop() {
        nxop.close();
        sandbox.close();
    }

    private enum Maker {
        CLIENT(NxopS3::builder),
        CONFIGURE(nxop -> NxopS3.configure(S3Client.builder(), nxop)),
        CONFIGURE_THEN_OVERRIDE(nxop -> NxopS3.configure(S3Client.builder(), nxop)
                .overrideConfiguration(client -> client.putHeader("x-mine", "kept"))),
        CONFIGURE_TWICE(nxop -> NxopS3.configure(NxopS3.configure(S3Client.builder(), nxop), nxop));

        @SuppressWarnings("ImmutableEnumChecker") // They are.
        private final Function<NxopAccess, S3ClientBuilder> builder;

        Maker(Function<NxopAccess, S3ClientBuilder> builder) {
            this.builder = builder;
        }
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void theCallAfterTheRefusedOneWorks(Maker maker) {
        try (S3Client s3 = maker.builder.apply(nxop).build()) {
            list(s3);
            sandbox.sts().endSessions(sandbox.targetRole());
            assertThat(refusal(s3).awsErrorDetails().errorCode()).isEqualTo("InvalidAccessKeyId");
            assertThatCode(() -> list(s3)).doesNotThrowAnyException();
            assertThat(sessions()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExpiredToken",
                "InvalidToken",
                "InvalidAccessKeyId",
                "TokenRefreshRequired",
                "ExpiredTokenException",
                "InvalidClientTokenId",
                "UnrecognizedClientException"
            })
    void eachCodeOfADeadSessionDiscardsIt(String code) {
        assertThat(sessionsAfter(400, code)).isEqualTo(2);
    }

    /** The next session would meet the same refusal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SignatureDoesNotMatch",
                "RequestTimeTooSkewed",
                "RequestExpired",
                "AccessDenied",
                "AuthorizationHeaderMalformed",
                "SlowDown",
                "NoSuchBucket"
            })
    void noOtherCodeDoes(String code) {
        assertThat(sessionsAfter(403, code)).isEqualTo(1);
    }

    private long sessionsAfter(int status, String code) {
        try (S3Client s3 = NxopS3.client(nxop)) {
            list(s3);
            sandbox.faults(Endpoint.S3).inject(Fault.status(status, error(code)));
            assertThat(refusal(s3).awsErrorDetails().errorCode()).isEqualTo(code);
            sandbox.faults(Endpoint.S3).clear();
            list(s3);
            return sessions();
        }
    }

    @Test
    void inFifteenSecondsOneSessionIsDiscardedAtMost() {
        try (S3Client s3 = NxopS3.client(nxop)) {
            list(s3);
            sandbox.sts().endSessions(sandbox.targetRole());
            refusal(s3);
            list(s3);
            sandbox.sts().endSessions(sandbox.targetRole());
            refusal(s3);
            refusal(s3);
            assertThat(sessions()).isEqualTo(2);
        }
    }

    @Test
    void credentialsOfTheCallersOwnLeaveTheSessionAlone() {
        try (S3Client s3 = NxopS3.client(nxop)) {
            list(s3);
            S3Exception refusal = catchThrowableOfType(
                    S3Exception.class,
                    () -> s3.listObjectsV2(list -> list.bucket(BUCKET)
                            .overrideConfiguration(call -> call.credentialsProvider(StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret"))))));
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidAccessKeyId");
            list(s3);
            assertThat(sessions()).isEqualTo(1);
        }
    }

    /** An interceptor may replace the exception by one of the application's; S3's is seen before. */
    @Test
    void interceptorsOfTheCallersOwnStayAndHideNothing() {
        AtomicInteger calls = new AtomicInteger();
        ExecutionInterceptor own = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                calls.incrementAndGet();
            }

            @Override
            public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
                return S3Exception.builder().message("the application's own").build();
            }
        };
        try (S3Client s3 = NxopS3.configure(
                        S3Client.builder()
                                .overrideConfiguration(client ->
                                        client.addExecutionInterceptor(own).putHeader("x-mine", "kept")),
                        nxop)
                .build()) {
            list(s3);
            sandbox.sts().endSessions(sandbox.targetRole());
            assertThatThrownBy(() -> list(s3)).hasMessage("the application's own");
            list(s3);
            assertThat(calls).hasValue(3);
            assertThat(sessions()).isEqualTo(2);
            assertThat(s3.serviceClientConfiguration().overrideConfiguration().headers())
                    .containsKey("x-mine");
        }
    }

    private static void list(S3Client s3) {
        s3.listObjectsV2(list -> list.bucket(BUCKET));
    }

    private static S3Exception refusal(S3Client s3) {
        return catchThrowableOfType(S3Exception.class, () -> list(s3));
    }

    static String error(String code) {
        return "<Error><Code>" + code + "</Code><Message>No.</Message></Error>";
    }

    private long sessions() {
        return sandbox.sts().calls().stream().filter(SandboxSts.Call::bySession).count();
    }
}
