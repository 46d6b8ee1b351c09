package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The likeliest causes, in the order in which to look. */
class LikelyCausesTest {
    private static final AccessSettings PLAIN = AccessSettings.of(Pod.withPodIdentity());
    private static final AccessSettings WITH_ID =
            AccessSettings.of(Pod.withPodIdentityAnd("NXOP_EXTERNAL_ID", "hidden-id"));

    private static AccessException refused(Finding finding, String what) {
        return new AccessException(finding, what, "remedy");
    }

    @Test
    void ofARefusedRole() {
        assertThat(LikelyCauses.ofAssumeRole(refused(CoreFinding.ASSUME_ROLE_REFUSED, "STS refused AssumeRole"), PLAIN))
                .isEqualTo("""
                The pod's own credentials are good, but STS refuses the NXOP role. Likely causes, the likeliest first:
                  1. a condition of the trust policy does not fit this pod: namespace, service account or cluster
                  2. the trust policy does not allow sts:TagSession
                  3. the trust policy asks for an external id, and none is set (NXOP_EXTERNAL_ID)
                  4. the policy of the pod's own role does not allow sts:AssumeRole and sts:TagSession on the NXOP role
                  5. there is no role arn:aws:iam::178549792225:role/example-role""");
    }

    @Test
    void ofRefusedTags() {
        assertThat(LikelyCauses.ofAssumeRole(
                        refused(CoreFinding.TAG_SESSION_REFUSED, "STS refused sts:TagSession"), WITH_ID))
                .isEqualTo("""
                The pod's own credentials are good, but STS refuses the NXOP role. Likely causes, the likeliest first:
                  1. the trust policy of the NXOP role allows sts:AssumeRole, but not sts:TagSession
                  2. a condition of the trust policy does not fit this pod: namespace, service account or cluster
                  3. the trust policy asks for another external id, or for none on sts:TagSession
                  4. the policy of the pod's own role does not allow sts:TagSession on the NXOP role
                  5. there is no role arn:aws:iam::178549792225:role/example-role""");
    }

    /** Said once, and at the top. */
    @Test
    void whereStsNamesThePodsOwnSideThatComesFirst() {
        assertThat(LikelyCauses.ofAssumeRole(
                        refused(
                                CoreFinding.ASSUME_ROLE_REFUSED,
                                "because no identity-based policy allows the sts:AssumeRole action"),
                        WITH_ID))
                .isEqualTo("""
                The pod's own credentials are good, but STS refuses the NXOP role. Likely causes, the likeliest first:
                  1. the policy of the pod's own role does not allow sts:AssumeRole and sts:TagSession on the NXOP role
                  2. a condition of the trust policy does not fit this pod: namespace, service account or cluster
                  3. the trust policy does not allow sts:TagSession
                  4. the trust policy asks for another external id, or for none on sts:TagSession
                  5. there is no role arn:aws:iam::178549792225:role/example-role""");
    }

    @ParameterizedTest
    @EnumSource(
            value = CoreFinding.class,
            names = {"TAG_CONFLICT", "TAGS_TOO_LARGE", "STS_UNREACHABLE", "DURATION_REFUSED", "SESSION_POLICY_REFUSED"})
    void whatIsNoRefusalBlamesNoPolicy(CoreFinding finding) {
        AccessException failure = refused(finding, "something else");
        assertThat(LikelyCauses.isRefusal(failure)).isFalse();
        assertThat(LikelyCauses.ofAssumeRole(failure, PLAIN))
                .isEqualTo("The pod's own credentials are good. The SDK did not get a session of the NXOP role.");
    }

    @ParameterizedTest
    @EnumSource(
            value = CoreFinding.class,
            names = {"ASSUME_ROLE_REFUSED", "TAG_SESSION_REFUSED", "SELF_ASSUME_REFUSED"})
    void refusalsPutTheTrustPolicyUnderSuspicion(CoreFinding finding) {
        assertThat(LikelyCauses.isRefusal(refused(finding, "no"))).isTrue();
    }

    @Test
    void ofAnIdentityThatIsAnothersOrUnknown() {
        assertThat(LikelyCauses.ofSourceIdentity(refused(CoreFinding.SOURCE_ACCOUNT, "other account")))
                .isEqualTo("The pod runs in another account than its settings say: the NXOP role would not trust it.");
        assertThat(LikelyCauses.ofSourceIdentity(refused(CoreFinding.STS_BUSY, "busy")))
                .isEqualTo("STS did not say whose the pod's credentials are. AssumeRole uses the same endpoint.");
    }
}
