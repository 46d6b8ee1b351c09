package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.PodSource;
import java.util.List;

/** Something else answers, in words of its own: no right, no role and no network rule is the reason. */
final class ImpostorCases {
    private static final String RBAC = "RBAC: access denied";
    private static final String AGENT_ADDRESS =
            "Set AWS_CONTAINER_CREDENTIALS_FULL_URI to http://169.254.170.23/v1/credentials";

    private ImpostorCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                agent("a service mesh answers for the agent", Fault.status(403, RBAC))
                        .finds(
                                "source",
                                "agent-answer",
                                "Associations and roles are not the cause: the agent would name ResourceNotFoundException.",
                                "traffic.sidecar.istio.io/excludeOutboundIPRanges")
                        .mendedBy(ImpostorCases::healthy),
                agent("a service mesh finds no way to the agent", Fault.status(503, "no healthy upstream"))
                        .finds("source", "agent-answer", AGENT_ADDRESS, "Let the mesh pass this address")
                        .mendedBy(ImpostorCases::healthy),
                agent("a web server in Go answers for the agent", Fault.status(404, "404 page not found\n"))
                        .finds(
                                "source",
                                "agent-answer",
                                AGENT_ADDRESS,
                                "it leads to a web server that does not know the path")
                        .mendedBy(ImpostorCases::healthy),
                agent("an ingress controller answers for the agent", Fault.status(404, "default backend - 404"))
                        .finds(
                                "source",
                                "agent-answer",
                                "Associations and roles are not the cause: the agent would name ResourceNotFoundException.",
                                AGENT_ADDRESS)
                        .mendedBy(ImpostorCases::healthy),
                agent(
                                "an ingress controller answers for the agent with a page",
                                Fault.status(404, "<html>\n<head><title>404 Not Found</title></head>\n</html>"))
                        .finds("source", "agent-answer", AGENT_ADDRESS, "Check whether an ingress controller")
                        .mendedBy(ImpostorCases::healthy),
                agent("the agent's address redirects", Fault.status(302))
                        .finds("source", "agent-answer", AGENT_ADDRESS, "The SDK follows no redirect")
                        .mendedBy(ImpostorCases::healthy),
                agent(
                                "the agent is asked by another name than its own",
                                Fault.status(
                                        403,
                                        "Access Denied. Called agent through invalid address, please use either [169.254.170.23"
                                                + " fd00:ec2::23] address not agent.kube-system"))
                        .finds(
                                "source",
                                "agent-refused",
                                "Set AWS_CONTAINER_CREDENTIALS_FULL_URI to http://169.254.170.23/v1/credentials")
                        .mendedBy(ImpostorCases::healthy),
                agent(
                                "the node's role may not ask EKS for the pod",
                                Fault.status(
                                        400,
                                        "[r-1]: (AccessDeniedException): User: arn:aws:sts::285282426848:assumed-role/node/i-0abc is"
                                                + " not authorized to perform: eks-auth:AssumeRoleForPodIdentity on resource:"
                                                + " arn:aws:eks:us-east-1:285282426848:cluster/kpaas, fault: client"))
                        .finds(
                                "source",
                                "agent-refused",
                                "allow eks-auth:AssumeRoleForPodIdentity in the policy of the node's role, as"
                                        + " AmazonEKSWorkerNodePolicy does.")
                        .mendedBy(ImpostorCases::healthy),
                agent(
                                "the agent has no credentials of its node",
                                Fault.status(
                                        500,
                                        "operation error EKS Auth: AssumeRoleForPodIdentity, get identity: get credentials: failed to"
                                                + " refresh cached credentials, no EC2 IMDS role found"))
                        .finds("source", "agent-busy", "Ask the platform team to check the node's instance profile")
                        .mendedBy(ImpostorCases::healthy),
                agent(
                                "the agent does not reach EKS",
                                Fault.status(500, "dial tcp: lookup eks-auth.us-east-1.api.aws: no such host"))
                        .finds("source", "agent-busy", "add the VPC endpoint com.amazonaws.<region>.eks-auth.")
                        .mendedBy(ImpostorCases::healthy),
                wrong(
                                "kube2iam: a service mesh answers for it",
                                pod -> pod.sandbox().faults(Endpoint.METADATA).inject(Fault.status(403, RBAC)))
                        .in(world -> world.source(PodSource.KUBE2IAM))
                        .finds(
                                "source",
                                "kube2iam-answer",
                                "Annotations are not the cause.",
                                "Let the mesh pass this address")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.METADATA).clear()),
                wrong(
                                "a service mesh answers for STS",
                                pod -> pod.sandbox().faults(Endpoint.STS).inject(Fault.status(403, RBAC)))
                        .finds("source-identity", "sts-answer", "Let the mesh pass this address")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()),
                wrong(
                                "a login page takes the place of STS",
                                pod -> pod.sandbox().faults(Endpoint.STS).inject(Fault.status(307)))
                        .finds("source-identity", "sts-answer", "The SDK follows no redirect", "whether a login page")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()),
                wrong("a service mesh answers for S3", pod -> {
                            pod.bucket("nxop-example-data");
                            pod.sandbox().faults(Endpoint.S3).inject(Fault.status(403, RBAC));
                        })
                        .finds("s3", "s3-bucket-refused", "Check first", "whether a service mesh (RBAC: access denied)")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.S3).clear()),
                wrong(
                                "MSK: a service mesh answers for its API",
                                pod -> pod.sandbox().faults(Endpoint.KAFKA).inject(Fault.status(403, RBAC)))
                        .withResources()
                        .finds("msk", "msk-lookup-failed", "Let the mesh pass this address")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.KAFKA).clear()),
                wrong(
                                "DocumentDB: a service mesh answers for its API",
                                pod -> pod.sandbox().faults(Endpoint.DOCDB).inject(Fault.status(403, RBAC)))
                        .withResources()
                        .finds("docdb", "docdb-lookup-failed", "Let the mesh pass this address")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.DOCDB).clear()),
                wrong(
                                "DocumentDB: the endpoint of an elastic cluster",
                                pod -> pod.set(
                                        "NXOP_DOCDB_ENDPOINT",
                                        "nxop-178549792225.us-east-1.docdb-elastic.amazonaws.com:27017"))
                        .withResources()
                        .finds(
                                "configuration",
                                "config-docdb",
                                "it is an elastic cluster, which has no IAM authentication. Name an instance-based cluster of engine 5.0 or later.")
                        .mendedBy(pod -> pod.unset("NXOP_DOCDB_ENDPOINT")),
                mongo("DocumentDB: a mongos answers, as of an elastic cluster", ForeignMongo.ROUTER)
                        .finds(
                                "docdb",
                                "docdb-other-server",
                                "An elastic cluster of DocumentDB answers like this, and does not support IAM authentication")
                        .mendedBy(ImpostorCases::sandboxAgain),
                mongo("DocumentDB: a standalone MongoDB answers", ForeignMongo.STANDALONE)
                        .finds("docdb", "docdb-other-server", "it must name an instance-based cluster of DocumentDB")
                        .mendedBy(ImpostorCases::sandboxAgain),
                mongo("DocumentDB: a member of another replica set answers", ForeignMongo.OTHER_SET)
                        .finds("docdb", "docdb-other-server", "Check NXOP_DOCDB_ENDPOINT")
                        .mendedBy(ImpostorCases::sandboxAgain),
                mongo("DocumentDB: the server does not know MONGODB-AWS", ForeignMongo.MEMBER)
                        .finds(
                                "docdb",
                                "docdb-cluster-unsuitable",
                                "IAM authentication needs an instance-based cluster of engine 5.0 or later",
                                "Users and rights are not the reason.")
                        .mendedBy(ImpostorCases::sandboxAgain));
    }

    private static Misconfiguration agent(String name, Fault fault) {
        return wrong(name, pod -> pod.sandbox().faults(Endpoint.AGENT).inject(fault));
    }

    private static void healthy(Patient pod) {
        pod.sandbox().faults(Endpoint.AGENT).clear();
    }

    private static Misconfiguration mongo(String name, ForeignMongo.Kind kind) {
        return wrong(name, pod -> {
                    ForeignMongo server = pod.closing(new ForeignMongo(kind));
                    pod.set("NXOP_DOCDB_ENDPOINT", server.address());
                    pod.set("NXOP_DOCDB_CA_FILE", pod.file("mongo-ca.pem", server.ca()));
                })
                .withResources();
    }

    private static void sandboxAgain(Patient pod) {
        pod.set("NXOP_DOCDB_ENDPOINT", pod.sandbox().docdb().endpoint());
        pod.restore("NXOP_DOCDB_CA_FILE");
    }
}
