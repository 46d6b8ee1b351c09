package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Who may not: by trust policy, by own policy, by credentials. */
class AccessErrorsTest extends StsErrors {
    @Test
    void aRoleThatDoesNotTrustTheCaller() {
        world.target(World.trusting("{\"AWS\": \"111111111111\"}", "\"sts:*\"", "{}"));

        denied(world.pod(), request -> {}, "sts:AssumeRole", World.TARGET);
    }

    @Test
    void aRoleThatDoesNotExistLooksTheSame() {
        String unknown = World.TARGET + "-unknown";

        denied(world.pod(), request -> request.roleArn(unknown), "sts:AssumeRole", unknown);
    }

    @Test
    void aCallerWhoseOwnPolicyDoesNotAllowIt() {
        world.roles.put(Role.of(World.SOURCE, World.trustingService("x"), World.MAY_NOTHING));

        denied(world.pod(), request -> {}, "sts:AssumeRole", World.TARGET);
    }

    @Test
    void aRequiredTagThatIsMissing() {
        denied(world.untagged(), request -> {}, "sts:AssumeRole", World.TARGET);
    }

    @Test
    void aTagWithAWrongValue() {
        denied(
                world.untagged(),
                request -> request.tags(tag("kubernetes-namespace", "other")),
                "sts:AssumeRole",
                World.TARGET);
    }

    @Test
    void tagsWhereTheRoleDoesNotTrustTheCallerWithTags() {
        world.target(World.trusting("{\"AWS\": \"285282426848\"}", "\"sts:AssumeRole\"", "{}"));

        denied(world.untagged(), request -> request.tags(tag("team", "crew")), "sts:TagSession", World.TARGET);
    }

    @Test
    void inheritedTagsWhereTheRoleDoesNotTrustTheCallerWithTags() {
        world.target(World.trusting("{\"AWS\": \"285282426848\"}", "\"sts:AssumeRole\"", "{}"));

        denied(world.pod(), request -> {}, "sts:TagSession", World.TARGET);
    }

    @Test
    void anExtraTagWhereOnlySomeKeysMayBeSet() {
        world.target("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"},
                  {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:TagSession",
                   "Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}}]}""");

        assertThat(assume(world.untagged(), request -> request.tags(tag("team", "x"))))
                .isNotNull();
        denied(
                world.untagged(),
                request -> request.tags(tag("team", "x"), tag("extra", "x")),
                "sts:TagSession",
                World.TARGET);
    }

    @Test
    void credentialsThatHaveExpired() {
        AccountSession pod = world.pod();
        world.sessions.add(new AccountSession(
                pod.accessKeyId(),
                pod.secretAccessKey(),
                pod.sessionToken(),
                pod.role(),
                pod.sessionName(),
                pod.tags(),
                pod.transitiveKeys(),
                world.now()));

        check(pod, request -> {}, 403, "ExpiredToken", "The security token included in the request is expired");
    }

    @Test
    void credentialsOfARoleThatWasDeleted() {
        AccountSession pod = world.pod();
        world.roles.remove(World.SOURCE);
        world.sessions.endAllOf(World.SOURCE);
        world.roles.put(pod.role());

        check(
                pod,
                request -> {},
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
    }

    @Test
    void aTokenThatIsNotThatOfTheKey() {
        AccountSession pod = world.pod();
        AccountSession mixed = new AccountSession(
                pod.accessKeyId(),
                pod.secretAccessKey(),
                "other",
                pod.role(),
                "pod-1",
                Map.of(),
                Set.of(),
                pod.expiresAt());

        check(
                mixed,
                request -> {},
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
    }

    @Test
    void aWrongSecretComesBeforeWrongParameters() {
        AccountSession pod = world.pod();
        AccountSession forged = new AccountSession(
                pod.accessKeyId(),
                "wrong",
                pod.sessionToken(),
                pod.role(),
                "pod-1",
                Map.of(),
                Set.of(),
                pod.expiresAt());

        check(
                forged,
                request -> request.roleSessionName("::"),
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.");
    }

    @Test
    void aSignatureForAnotherRegion() {
        World elsewhere = new World().with(builder -> builder.regions(Set.of("us-west-2")));

        StsException refusal = catchThrowableOfType(
                StsException.class, () -> elsewhere.client(elsewhere.pod()).getCallerIdentity());

        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
        // The client strips the space that stands at the end on the wire: see the tests of the signature check.
        assertThat(refusal.awsErrorDetails().errorMessage().strip())
                .isEqualTo("Credential should be scoped to a valid region.");
    }

    @Test
    void noCredentialsAtAll() {
        try (StsClient anonymous = world.anonymous()) {
            StsException refusal = catchThrowableOfType(StsException.class, anonymous::getCallerIdentity);

            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("MissingAuthenticationToken");
            assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Request is missing Authentication Token");
        }
    }

    @Test
    void aParameterThatThisStsDoesNotKnow() {
        check(
                world.pod(),
                request ->
                        request.serialNumber("arn:aws:iam::285282426848:mfa/me").tokenCode("123456"),
                400,
                "NotImplemented",
                "The sandbox's STS does not know the parameter SerialNumber.");
    }

    @Test
    void aTrustPolicyThatIamWouldNotHaveStored() {
        world.target("{}");

        check(
                world.pod(),
                request -> {},
                500,
                "InternalFailure",
                "A policy involved in sts:AssumeRole on " + World.TARGET
                        + " is malformed. The policy has no statement.");
    }
}
