package com.aa.nxop.probes.assumptions;

import static com.aa.nxop.probes.assumptions.EvidenceStatus.DOCUMENTED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.INFERRED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.RECORDED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.UNKNOWN;

import java.util.List;

/** Of MSK. */
final class MskAssumptions {
    static final List<Assumption> ALL = List.of(
            Assumption.of(
                    "M-01",
                    RECORDED,
                    "MSK refuses a connection that authenticates again under another principal: `Cannot change principals during re-authentication`.",
                    "aws/aws-msk-iam-auth#104; aws/eks-pod-identity-agent#29",
                    "SessionName KafkaBroker",
                    "msk-principal-change"),
            Assumption.of(
                    "M-02",
                    RECORDED,
                    "The session of a connection lasts as long as the credentials that it was opened with.",
                    "aws/aws-msk-iam-auth#143, #122; twmb/franz-go#731",
                    "IamSaslServer MskSession RefreshState",
                    ""),
            Assumption.of(
                    "M-03",
                    RECORDED,
                    "MSK refuses with `[id]: Access denied`, `Too many connects` or `Session too short`, and says no more.",
                    "aws/aws-msk-iam-auth#28, #176, #25",
                    "AccessGate KafkaFailureExplanation",
                    ""),
            Assumption.of(
                    "M-04",
                    INFERRED,
                    "MSK takes session tokens of 4,096 bytes, with AWS_MSK_IAM as with OAUTHBEARER.",
                    "follows from S-09; kubernetes-sigs/aws-iam-authenticator#1106 shows a verifier that did not",
                    "PayloadReader SessionToken",
                    "msk-largest-token"),
            Assumption.of(
                    "M-05",
                    RECORDED,
                    "The principal is the session's ARN.",
                    "kafkajs-msk-iam#20, #35",
                    "SessionPrincipalBuilder",
                    "msk-login"),
            Assumption.of(
                    "M-06",
                    RECORDED,
                    "The signed request is GET / with `Action=kafka-cluster:Connect`, signed for `kafka-cluster`, with the host header alone.",
                    "aws-msk-iam-auth 2.3.9, recomputed",
                    "PresignedLogin AccessGate",
                    "msk-login"),
            Assumption.of(
                    "M-07",
                    UNKNOWN,
                    "MSK compares the signed host with its own names, and takes clocks that are 15 minutes wrong.",
                    "no source",
                    "AccessGate",
                    ""),
            Assumption.of(
                    "M-08",
                    DOCUMENTED,
                    "Clients authenticate again at 85 to 95 percent of the session.",
                    "apache/kafka, SaslClientAuthenticator",
                    "RefreshState MskSession",
                    ""),
            Assumption.of(
                    "M-09",
                    DOCUMENTED,
                    "IAM listeners are on 9098, 9198 and, for PrivateLink, 14001 to 14100.",
                    "MSK Developer Guide, port information",
                    "BrokerPort Brokers",
                    ""),
            Assumption.of(
                    "M-10",
                    DOCUMENTED,
                    "GetBootstrapBrokers has a string for each kind of listener, and none for a kind that the cluster does not"
                            + " have.",
                    "MSK API Reference",
                    "BrokerLookup MskControlPlane",
                    ""),
            Assumption.of(
                    "M-11",
                    DOCUMENTED,
                    "No action of kafka-cluster includes another; idempotent producers need WriteDataIdempotently on the cluster.",
                    "MSK Developer Guide, IAM access control",
                    "Actions MissingRights IamAuthorizer",
                    ""),
            Assumption.of(
                    "M-12",
                    UNKNOWN,
                    "MSK refuses an expired session with `Access denied`.",
                    "no source: M-03 has the texts, and no thread says which one it is",
                    "AccessGate KafkaFailureExplanation",
                    "msk-expired-token"));

    private MskAssumptions() {}
}
