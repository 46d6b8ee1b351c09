package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's wordings, as its documentation and recordings have them. */
class PolicyRefusalTest {
    private static final String USER = "User: arn:aws:iam::123456789012:user/JohnDoe is not authorized to perform: ";
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";

    private static final RefusedCall CALL = new RefusedCall(
            "STS",
            "the pod's own role",
            "the team of the pod's own role",
            "account 285282426848",
            "the pod's own session",
            "trust policy of " + ROLE,
            "account 178549792225");

    private static PolicyRefusal in(String said) {
        return PolicyRefusal.in(said).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "identity-based policy, IDENTITY_BASED",
        "resource-based policy, RESOURCE_BASED",
        "role trust policy, RESOURCE_BASED",
        "session policy, SESSION",
        "VPC endpoint policy, VPC_ENDPOINT",
        "permissions boundary, PERMISSIONS_BOUNDARY",
        "service control policy, SERVICE_CONTROL",
        "resource control policy, RESOURCE_CONTROL",
        "Service Control Policy, SERVICE_CONTROL",
    })
    void eachClauseNamesItsPolicy(String words, PolicyKind kind) {
        PolicyRefusal missing = in(USER + "sts:TagSession on resource: " + ROLE + " because no " + words
                + " allows the sts:TagSession action");
        assertThat(missing)
                .isEqualTo(new PolicyRefusal("sts:TagSession", ROLE, Optional.of(kind), false, Optional.empty()));
        for (String article : new String[] {"a", "an", "the"}) {
            PolicyRefusal denied = in(USER + "sts:AssumeRole with an explicit deny in " + article + " " + words);
            assertThat(denied)
                    .isEqualTo(new PolicyRefusal("sts:AssumeRole", "", Optional.of(kind), true, Optional.empty()));
        }
    }

    /** Since January 2026. */
    @Test
    void thePolicysArnIsReadWithoutWhatStandsAfterIt() {
        String arn = "arn:aws:organizations::111111111111:policy/o-dnfz62bval/resource_control_policy/p-02hy8ay5yc";
        String denied =
                USER + "sts:AssumeRole on resource: " + ROLE + " with an explicit deny in a resource control policy: ";
        assertThat(in(denied + arn).policyArn()).contains(arn);
        assertThat(in(denied + arn + ". Go to https://us-east-1.console.aws.amazon.com/iam/home")
                        .policyArn())
                .contains(arn);
        assertThat(in(denied + arn + ". Go to https://us-east-1.console.aws.amazon.com/iam/home")
                        .resource())
                .isEqualTo(ROLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:ListBucket on resource: \"arn:aws:s3:::flights\" because no",
                "s3:ListBucket on resource: arn:aws:s3:::flights because no",
                "s3:ListBucket on resource \"arn:aws:s3:::flights\"\nbecause no",
                "s3:ListBucket on the resource: 'arn:aws:s3:::flights', because no",
            })
    void theResourceIsReadInEveryFormOfQuotes(String said) {
        assertThat(in(USER + said).resource()).isEqualTo("arn:aws:s3:::flights");
    }

    /** A bucket's name, a role's name or a path may hold such words. */
    @Test
    void whatStandsBeforeTheActionIsNoClause() {
        assertThat(
                        in("arn:aws:iam::1:role/because no session policy allows is not authorized to perform: sts:AssumeRole")
                                .policy())
                .isEmpty();
    }

    @Test
    void theKeysPolicyIsNamedInOtherWords() {
        PolicyRefusal refusal =
                in(USER + "kms:Decrypt on resource: arn:aws:kms:us-east-1:1:key/k because the resource does not"
                        + " exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies"
                        + " access");
        assertThat(refusal.action()).isEqualTo("kms:Decrypt");
        assertThat(refusal.policy()).contains(PolicyKind.RESOURCE_BASED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Access Denied",
                "Rate exceeded",
                "You are not authorized to perform this operation.",
                "MultiFactorAuthentication failed with invalid MFA one time pass code. ",
            })
    void aTextWithoutAnActionIsNone(String said) {
        assertThat(PolicyRefusal.in(said)).isEmpty();
    }

    @Test
    void anActionWithoutAClauseIsReadAndBlamesNobody() {
        PolicyRefusal refusal = in("Not authorized to perform sts:AssumeRoleWithWebIdentity");
        assertThat(refusal)
                .isEqualTo(new PolicyRefusal(
                        "sts:AssumeRoleWithWebIdentity", "", Optional.empty(), false, Optional.empty()));
        assertThat(refusal.remedy(CALL)).isEmpty();
        assertThat(in(USER + "execute-api:Invoke on resource: arn:aws:x:y:z:k with an explicit deny")
                        .explicitDeny())
                .isTrue();
    }

    /** Each names the policy, its owner, and what the owner should do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity-based policy|no identity-based policy of the pod's own role allows|the team of the pod's own role",
                "session policy|no session policy of the pod's own session allows|the team that sets the session policy",
                "VPC endpoint policy|no policy of the VPC endpoint for STS allows|the network team that owns the endpoint",
                "permissions boundary|no permissions boundary of the pod's own role allows|the platform team that set the boundary",
                "service control policy|no service control policy of the organization that holds account 285282426848 allows"
                        + "|the administrators of the organization",
                "resource control policy|no resource control policy of the organization that holds account 178549792225 allows"
                        + "|the administrators of the organization",
                "resource-based policy|no trust policy of arn:aws:iam::178549792225:role/example-role allows"
                        + "|the team that owns the resource",
            })
    void theRemedyOfAMissingPermission(String words, String place, String owner) {
        assertThat(in(USER + "sts:AssumeRole on resource: " + ROLE + " because no " + words
                                + " allows the sts:AssumeRole action")
                        .remedy(CALL))
                .contains("AWS names the policy that refused: " + place + " sts:AssumeRole. Ask " + owner
                        + " to allow sts:AssumeRole on " + ROLE + " there.");
    }

    @Test
    void theRemedyOfADeny() {
        assertThat(in(USER + "sts:AssumeRole on resource: " + ROLE
                                + " with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/p-1")
                        .remedy(CALL))
                .contains(
                        "AWS names the policy that refused: a service control policy of the organization that holds account"
                                + " 285282426848 (arn:aws:organizations::1:policy/o-1/p-1) denies sts:AssumeRole. Ask the administrators"
                                + " of the organization to exempt the pod's own role from that Deny statement: no Allow statement elsewhere"
                                + " overrides it.");
    }
}
