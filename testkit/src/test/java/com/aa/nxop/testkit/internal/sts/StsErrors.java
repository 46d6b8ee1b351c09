package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** Refusals of AssumeRole as AWS's own client understands them: code, status and whole text. */
abstract class StsErrors {
    static final String CALLER = "User: arn:aws:sts::285282426848:assumed-role/pod-role/pod-1";

    final World world = new World();

    void denied(AccountSession caller, Consumer<AssumeRoleRequest.Builder> change, String action, String resource) {
        check(
                caller,
                change,
                403,
                "AccessDenied",
                CALLER + " is not authorized to perform: " + action + " on resource: " + resource);
    }

    void check(
            AccountSession caller,
            Consumer<AssumeRoleRequest.Builder> change,
            int status,
            String code,
            String message) {
        StsException refusal = refusal(caller, change);

        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.requestId()).matches("[0-9a-f-]{36}");
    }

    StsException refusal(AccountSession caller, Consumer<AssumeRoleRequest.Builder> change) {
        StsException refusal = catchThrowableOfType(StsException.class, () -> assume(caller, change));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    Object assume(AccountSession caller, Consumer<AssumeRoleRequest.Builder> change) {
        try (StsClient client = world.client(caller)) {
            return client.assumeRole(request -> {
                request.roleArn(World.TARGET).roleSessionName("app");
                change.accept(request);
            });
        }
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
