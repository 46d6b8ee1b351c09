package com.aa.nxop.access.internal.platform;

import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.NodeHttp;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.PrintableUri;
import com.aa.nxop.access.internal.text.SourceFault;
import com.aa.nxop.access.internal.text.SourceFault.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why kube2iam, or what answers in its place, gives no credentials, by its own words (jtblin/kube2iam, server.go), and what a person can do. */
final class Kube2IamFault {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private static final Pattern FOREIGN_ROLE = Pattern.compile(
            "role requested (?<role>\\S+) not valid for namespace of pod at \\S+ with namespace (?<namespace>\\S+)");

    private Kube2IamFault() {}

    /** Whether it may be another answer in a moment. */
    static boolean passes(SourceFault fault) {
        return fault.kind() == Kind.KUBE2IAM_NO_ROLE || fault.kind() == Kind.KUBE2IAM_BUSY;
    }

    /** @param whyNoToken as {@link MetadataConversation#whyNoToken} */
    static SourceFault of(URI endpoint, Reply reply, String whyNoToken) {
        if (reply.isSuccessOfAnotherKind()) {
            return answer(endpoint, "HTTP " + reply.status());
        }
        // The node's own metadata service answers with pages, too.
        Optional<Intermediary> other =
                Intermediary.of(reply.status(), reply.body()).filter(who -> !who.page());
        if (other.isPresent()) {
            return new SourceFault(
                    Kind.KUBE2IAM_ANSWER,
                    "Another server answered at " + PrintableUri.of(endpoint) + " in place of kube2iam: "
                            + other.get().name() + ".",
                    "Check AWS_EC2_METADATA_SERVICE_ENDPOINT if it is set, and every proxy or mesh between the pod and"
                            + " 169.254.169.254. Annotations are not the cause. "
                            + other.get().remedy(),
                    null);
        }
        String said = reply.said();
        Matcher foreign = FOREIGN_ROLE.matcher(said);
        if (foreign.find()) {
            return refused(
                    Kind.KUBE2IAM_NAMESPACE,
                    reply,
                    "Annotate the namespace " + foreign.group("namespace")
                            + " with the roles that its pods may have, a JSON array as a string: iam.amazonaws.com/allowed-roles:"
                            + " '[\"" + foreign.group("role") + "\"]'.");
        }
        if (reply.status() == NOT_FOUND) {
            return noRole(endpoint, "HTTP 404: " + said);
        }
        if (reply.status() == UNAUTHORIZED) {
            return new SourceFault(
                    Kind.KUBE2IAM_TOKEN,
                    "The metadata service at " + PrintableUri.of(endpoint)
                            + " demands an IMDSv2 token (HTTP 401), "
                            + (whyNoToken.isEmpty()
                                    ? "and does not accept the token that it gave."
                                    : "and the SDK got none: " + whyNoToken + "."),
                    "Check that kube2iam runs on the node and that its iptables rule is in place. The node's own metadata"
                            + " service answered: kube2iam demands no token. If the node's hop limit is 1, the answer with"
                            + " the token does not reach a pod.",
                    null);
        }
        if (said.contains("AccessDenied") || said.contains("not authorized to perform")) {
            return new SourceFault(
                    Kind.KUBE2IAM_REFUSED,
                    "STS refused kube2iam the pod's role (HTTP " + reply.status() + "): " + said,
                    NodeRefusal.named(said, "the node's role")
                            .orElse(
                                    "Check that the role in the annotation iam.amazonaws.com/role exists and trusts the node's role."
                                            + " If its trust policy demands an external id, write that id into the pod"
                                            + " template's annotation iam.amazonaws.com/external-id. kube2iam caches sessions"
                                            + " by role alone: a wrong id may work until another pod's session expires."),
                    null);
        }
        return reply.worthRepeating()
                ? refused(
                        Kind.KUBE2IAM_BUSY,
                        reply,
                        "You need to do nothing now: the SDK asks again. If the error stays, read the log of kube2iam on the"
                                + " pod's node.")
                : refused(
                        Kind.KUBE2IAM_REFUSED,
                        reply,
                        "Check the annotation iam.amazonaws.com/role under spec.template.metadata.annotations, and recreate the pod if it"
                                + " was changed.");
    }

    static SourceFault noRole(URI endpoint, String said) {
        return new SourceFault(
                Kind.KUBE2IAM_NO_ROLE,
                "kube2iam at " + PrintableUri.of(endpoint) + " knows no role for this pod: " + said,
                "Set the annotation iam.amazonaws.com/role under spec.template.metadata.annotations: on the Deployment itself"
                        + " it has no effect. If it is there, kube2iam has not seen the pod yet: the SDK asks again.",
                null);
    }

    static SourceFault unreachable(URI endpoint, IOException e, String whyNoToken) {
        return new SourceFault(
                Kind.KUBE2IAM_UNREACHABLE,
                "The metadata service at " + PrintableUri.of(endpoint) + " did not answer: "
                        + NodeHttp.describe(e)
                        + (whyNoToken.isEmpty() ? "" : " (IMDSv2 token: " + whyNoToken + ")") + ".",
                "Check that kube2iam runs on the pod's node, and that no network policy keeps the pod from it.",
                e);
    }

    static SourceFault answer(URI endpoint, String found) {
        return new SourceFault(
                Kind.KUBE2IAM_ANSWER,
                "The metadata service at " + PrintableUri.of(endpoint) + " answered with " + found + ".",
                "Check AWS_EC2_METADATA_SERVICE_ENDPOINT if it is set, and look at the log of kube2iam on the pod's node.",
                null);
    }

    private static SourceFault refused(Kind kind, Reply reply, String remedy) {
        return new SourceFault(kind, "kube2iam refused (HTTP " + reply.status() + "): " + reply.said(), remedy, null);
    }
}
