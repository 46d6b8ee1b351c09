package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
    @ParameterizedTest
    @EnumSource(Finding.class)
    void anIdIsItsSectionOfTheGuide(Finding finding) {
        assertThat(finding.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(finding.guide()).isEqualTo("docs/troubleshooting.md#" + finding.id());
    }

    /** A person must act, or nobody need to: a contract with callers that retry by themselves. */
    @Test
    void theseMaySucceedLaterWithNothingChanged() {
        assertThat(Arrays.stream(Finding.values()).filter(Finding::retryable))
                .containsExactlyInAnyOrder(
                        Finding.TOKEN_UNREADABLE,
                        Finding.TOKEN_EMPTY,
                        Finding.TOKEN_EXPIRED,
                        Finding.AGENT_UNREACHABLE,
                        Finding.AGENT_BUSY,
                        Finding.AGENT_ANSWER,
                        Finding.SOURCE_EXPIRED,
                        Finding.WEB_IDENTITY_PROVIDER,
                        Finding.KUBE2IAM_UNREACHABLE,
                        Finding.KUBE2IAM_NO_ROLE,
                        Finding.KUBE2IAM_BUSY,
                        Finding.KUBE2IAM_ANSWER,
                        Finding.VAULT_FILE_UNREADABLE,
                        Finding.VAULT_FILE_INCOMPLETE,
                        Finding.STS_UNREACHABLE,
                        Finding.STS_BUSY,
                        Finding.STS_ANSWER,
                        Finding.CLOCK_SKEW,
                        Finding.SOURCE_CREDENTIALS,
                        Finding.SESSION_WAIT,
                        Finding.UNEXPECTED,
                        Finding.MSK_LOOKUP_FAILED,
                        Finding.MSK_FAILED,
                        Finding.S3_FAILED,
                        Finding.NETWORK_REFUSED,
                        Finding.DOCDB_CLUSTER_UNAVAILABLE,
                        Finding.DOCDB_LOOKUP_FAILED,
                        Finding.SESSION_REFUSED,
                        Finding.DOCDB_UNREACHABLE,
                        Finding.DOCDB_NO_MEMBER,
                        Finding.DOCDB_NO_CONNECTION,
                        Finding.DOCDB_TIMEOUT);
    }

    /** Ids may be added, never renamed. */
    @Test
    void theIdsThatUsersKnowStay() {
        assertThat(Arrays.stream(Finding.values()).map(Finding::id).collect(Collectors.toSet()))
                .contains(
                        "config-invalid",
                        "config-missing",
                        "config-role",
                        "source-none",
                        "token-expired",
                        "agent-unreachable",
                        "agent-busy",
                        "agent-refused",
                        "agent-no-association",
                        "source-account",
                        "web-identity-refused",
                        "sts-unreachable",
                        "sts-busy",
                        "sts-answer",
                        "assume-role-refused",
                        "tag-session-refused",
                        "tag-conflict",
                        "session-closed",
                        "session-wait",
                        "unexpected");
    }
}
