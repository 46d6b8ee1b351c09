package com.aa.nxop.probes.assumptions;

import static com.aa.nxop.probes.assumptions.EvidenceStatus.DOCUMENTED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.INFERRED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.RECORDED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.UNKNOWN;

import java.util.List;

/** Of DocumentDB. */
final class DocumentDbAssumptions {
    static final List<Assumption> ALL = List.of(
            Assumption.of(
                    "D-01",
                    DOCUMENTED,
                    "The user is the role's ARN; each session of the role logs in as it.",
                    "Amazon DocumentDB Developer Guide, IAM identity authentication",
                    "LoginDesk MissingRole",
                    "document-db-login"),
            Assumption.of(
                    "D-02",
                    UNKNOWN,
                    "The ARN of the user has the role's name without its path.",
                    "no source: follows from S-20",
                    "LoginDesk MissingRole",
                    ""),
            Assumption.of(
                    "D-03",
                    INFERRED,
                    "A refused login is error 18, `Authentication failed`, whatever the reason is.",
                    "MongoDB Enterprise and Percona do so; repost.aws, documentdb-iam-authentication-issues",
                    "DocumentDbReplies RefusedLogin",
                    "document-db-unknown-role document-db-expired-token"),
            Assumption.of(
                    "D-04",
                    DOCUMENTED,
                    "An open connection outlives the session that it was opened with.",
                    "Amazon DocumentDB Developer Guide, FAQ of IAM authentication",
                    "Gate FirstLogin",
                    ""),
            Assumption.of(
                    "D-05",
                    INFERRED,
                    "DocumentDB takes session tokens of 4,096 bytes.",
                    "follows from S-09; drivers carry 200,000",
                    "SaslConversation",
                    "document-db-largest-token"),
            Assumption.of(
                    "D-06",
                    DOCUMENTED,
                    "The replica set is called rs0, and the driver finds its members.",
                    "Amazon DocumentDB Developer Guide, how it works",
                    "DefaultSettings Hello Member",
                    ""),
            Assumption.of(
                    "D-07",
                    DOCUMENTED,
                    "Retryable writes are unknown before engine 8.0.2: error 301.",
                    "Amazon DocumentDB Developer Guide, retryable writes",
                    "DefaultSettings DocumentDbReplies",
                    ""),
            Assumption.of(
                    "D-08",
                    RECORDED,
                    "hello on `$external` is refused with error 73.",
                    "mongodb/mongo-rust-driver#1214",
                    "Gate DocumentDbReplies",
                    ""),
            Assumption.of(
                    "D-09",
                    DOCUMENTED,
                    "Each login makes the cluster call GetCallerIdentity at the regional STS.",
                    "Amazon DocumentDB Developer Guide, IAM identity authentication",
                    "SignedIdentity LoginDesk",
                    ""),
            Assumption.of(
                    "D-10",
                    RECORDED,
                    "None of Amazon's CAs for databases is in the JDK's trust store.",
                    "global-bundle.pem compared with the JDK's cacerts",
                    "CaBundle",
                    ""),
            Assumption.of(
                    "D-11",
                    DOCUMENTED,
                    "DescribeDBClusters is signed for `rds`, and an unknown cluster is DBClusterNotFoundFault.",
                    "Amazon DocumentDB API Reference",
                    "ClusterLookup DocumentDbControlPlane",
                    ""));

    private DocumentDbAssumptions() {}
}
