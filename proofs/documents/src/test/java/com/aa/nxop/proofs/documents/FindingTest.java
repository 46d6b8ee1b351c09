package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.docdb.DocumentDbFinding;
import com.aa.nxop.access.msk.MskFinding;
import com.aa.nxop.access.s3.S3Finding;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingTest {
    @ParameterizedTest
    @MethodSource("com.aa.nxop.proofs.documents.AllFindings#values")
    void anIdIsItsSectionOfTheGuide(Finding finding) {
        assertThat(finding.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(finding.guide())
                .isEqualTo("https://nxop-access.example/docs/guide/troubleshooting.md#" + finding.id());
    }

    /** A person must act, or nobody need to: a contract with callers that retry by themselves. */
    @Test
    void theseMaySucceedLaterWithNothingChanged() {
        assertThat(AllFindings.values().stream().filter(Finding::retryable))
                .containsExactlyInAnyOrder(
                        CoreFinding.TOKEN_UNREADABLE,
                        CoreFinding.TOKEN_EMPTY,
                        CoreFinding.TOKEN_EXPIRED,
                        CoreFinding.AGENT_UNREACHABLE,
                        CoreFinding.AGENT_BUSY,
                        CoreFinding.AGENT_ANSWER,
                        CoreFinding.SOURCE_EXPIRED,
                        CoreFinding.WEB_IDENTITY_PROVIDER,
                        CoreFinding.KUBE2IAM_UNREACHABLE,
                        CoreFinding.KUBE2IAM_NO_ROLE,
                        CoreFinding.KUBE2IAM_BUSY,
                        CoreFinding.KUBE2IAM_ANSWER,
                        CoreFinding.VAULT_FILE_UNREADABLE,
                        CoreFinding.VAULT_FILE_INCOMPLETE,
                        CoreFinding.STS_UNREACHABLE,
                        CoreFinding.STS_BUSY,
                        CoreFinding.STS_ANSWER,
                        CoreFinding.CLOCK_SKEW,
                        CoreFinding.SOURCE_CREDENTIALS,
                        CoreFinding.SESSION_WAIT,
                        CoreFinding.UNEXPECTED,
                        MskFinding.MSK_LOOKUP_FAILED,
                        MskFinding.MSK_FAILED,
                        S3Finding.S3_FAILED,
                        CoreFinding.NETWORK_REFUSED,
                        DocumentDbFinding.DOCDB_CLUSTER_UNAVAILABLE,
                        DocumentDbFinding.DOCDB_LOOKUP_FAILED,
                        CoreFinding.SESSION_REFUSED,
                        DocumentDbFinding.DOCDB_UNREACHABLE,
                        DocumentDbFinding.DOCDB_NO_MEMBER,
                        DocumentDbFinding.DOCDB_NO_CONNECTION,
                        DocumentDbFinding.DOCDB_TIMEOUT);
    }

    /** Ids may be added, never renamed. */
    @Test
    void theIdsThatUsersKnowStay() {
        assertThat(AllFindings.values().stream().map(Finding::id).collect(Collectors.toSet()))
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
