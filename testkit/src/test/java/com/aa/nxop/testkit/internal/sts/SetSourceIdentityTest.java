package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** {@code sts:SetSourceIdentity}: who must allow it, who inherits it, and that it stays. Over the wire, with AWS's own client. */
class SetSourceIdentityTest extends StsErrors {
    private static final String THIRD = "arn:aws:iam::" + World.NXOP + ":role/third-role";
    private static final String ALL = "[\"sts:AssumeRole\", \"sts:TagSession\", \"sts:SetSourceIdentity\"]";
    private static final String BOTH = "[\"sts:AssumeRole\", \"sts:TagSession\"]";
    private static final String KPAAS = "{\"AWS\": \"arn:aws:iam::285282426848:root\"}";
    private static final String MAY =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": " + ALL
                    + ", \"Resource\": \"*\"}}";

    @BeforeEach
    void allowIt() {
        world.roles.put(Role.of(World.SOURCE, World.trustingService("pods.eks.amazonaws.com"), MAY));
        world.roles.put(Role.of(World.TARGET, World.trusting(KPAAS, ALL, "{}"), MAY));
        world.roles.put(Role.of(THIRD, World.trusting("{\"AWS\": \"" + World.TARGET + "\"}", ALL, "{}"), MAY));
    }

    private static Consumer<AssumeRoleRequest.Builder> as(String identity) {
        return request -> request.sourceIdentity(identity);
    }

    private AssumeRoleResponse assumed(AccountSession caller, Consumer<AssumeRoleRequest.Builder> change) {
        return (AssumeRoleResponse) assume(caller, change);
    }

    private AccountSession session(AssumeRoleResponse response) {
        return world.sessions.find(response.credentials().accessKeyId()).orElseThrow();
    }

    private AssumeRoleResponse chained(AccountSession caller, Consumer<AssumeRoleRequest.Builder> change) {
        try (StsClient client = world.client(caller)) {
            return client.assumeRole(request -> {
                request.roleArn(THIRD).roleSessionName("third");
                change.accept(request);
            });
        }
    }

    @Test
    void isAnsweredAndKeptInTheSession() {
        AssumeRoleResponse response = assumed(world.pod(), as("crew-1"));
        assertThat(response.sourceIdentity()).isEqualTo("crew-1");
        assertThat(session(response).sourceIdentity()).isEqualTo("crew-1");
        assertThat(world.sts().calls().get(0).parameters()).containsEntry("SourceIdentity", "crew-1");
    }

    @Test
    void isNotThereWhereNobodySaysIt() {
        AssumeRoleResponse response = assumed(world.pod(), request -> {});
        assertThat(response.sourceIdentity()).isNull();
        assertThat(session(response).sourceIdentity()).isNull();
    }

    @Test
    void isForTheCallersPolicyToAllow() {
        world.roles.put(Role.of(World.SOURCE, World.trustingService("pods.eks.amazonaws.com"), World.MAY_ASSUME));
        denied(world.pod(), as("crew-1"), "sts:SetSourceIdentity", World.TARGET);
        assertThat(assumed(world.pod(), request -> {}).credentials()).isNotNull();
    }

    @Test
    void isForTheTrustPolicyToAllow() {
        world.target(World.trusting(KPAAS, BOTH, "{}"));
        denied(world.pod(), as("crew-1"), "sts:SetSourceIdentity", World.TARGET);
    }

    @Test
    void isInheritedThroughChainsAndAskedForAgain() {
        AccountSession first = session(assumed(world.pod(), as("crew-1")));
        AssumeRoleResponse third = chained(first, request -> {});
        assertThat(third.sourceIdentity()).isEqualTo("crew-1");
        assertThat(session(third).sourceIdentity()).isEqualTo("crew-1");

        world.roles.put(Role.of(THIRD, World.trusting("{\"AWS\": \"" + World.TARGET + "\"}", BOTH, "{}"), MAY));
        check(
                first,
                request -> request.roleArn(THIRD),
                403,
                "AccessDenied",
                "User: " + first.arn() + " is not authorized to perform: sts:SetSourceIdentity on resource: " + THIRD);
    }

    @Test
    void staysAsItIs() {
        AccountSession first = session(assumed(world.pod(), as("crew-1")));
        check(
                first,
                request -> request.roleArn(THIRD).sourceIdentity("crew-2"),
                400,
                "ValidationError",
                "The source identity is already set for this assume role session");
        assertThat(chained(first, as("crew-1")).sourceIdentity()).isEqualTo("crew-1");
    }

    @Test
    void isOnlyTheStsKeyWhenItIsFirstSetAndBothLater() {
        world.target(
                World.trusting(
                        KPAAS,
                        ALL,
                        "{\"StringEquals\": {\"sts:SourceIdentity\": \"crew-1\"}, \"Null\": {\"aws:SourceIdentity\": \"true\"}}"));
        denied(world.untagged(), as("crew-2"), "sts:AssumeRole", World.TARGET);
        denied(world.untagged(), request -> {}, "sts:AssumeRole", World.TARGET);
        AccountSession first = session(assumed(world.untagged(), as("crew-1")));

        String trust = World.trusting(
                "{\"AWS\": \"" + World.TARGET + "\"}",
                ALL,
                "{\"StringEquals\": {\"sts:SourceIdentity\": \"crew-1\", \"aws:SourceIdentity\": \"crew-1\"}}");
        world.roles.put(Role.of(THIRD, trust, MAY));
        assertThat(chained(first, request -> {}).sourceIdentity()).isEqualTo("crew-1");
    }

    @Test
    void isJudgedApartFromTheExternalId() {
        // One statement for all three asks the decision about the identity for an external id that it does not know.
        world.target(World.trusting(KPAAS, ALL, "{\"StringEquals\": {\"sts:ExternalId\": \"x-1\"}}"));
        denied(
                world.untagged(),
                request -> request.externalId("x-1").sourceIdentity("crew-1"),
                "sts:SetSourceIdentity",
                World.TARGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "a b", "a:b"})
    void hasLimits(String identity) {
        String rule = identity.length() < 2
                ? "Member must have length greater than or equal to 2"
                : "Member must satisfy regular expression pattern: [\\w+=,.@-]*";
        check(
                world.pod(),
                as(identity),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + identity
                        + "' at 'sourceIdentity' failed to satisfy constraint: " + rule);
    }
}
