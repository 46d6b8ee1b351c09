package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.MetadataConversation;
import com.aa.nxop.access.internal.io.NodeHttp;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.NodeRefusal;
import com.aa.nxop.access.internal.io.PrintableUri;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why kube2iam, or what answers in its place, gives no credentials, by its own words (jtblin/kube2iam, server.go), and what a person can do. */
public final class Kube2IamFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private static final Pattern FOREIGN_ROLE = Pattern.compile(
            "role requested (?<role>\\S+) not valid for namespace of pod at \\S+ with namespace (?<namespace>\\S+)");

    private final Kind kind;
    private final String remedy;

    /** What is the matter. */
    public enum Kind {
        UNREACHABLE,
        /** It knows no role for the pod, which may be new to it. */
        NO_ROLE,
        /** The pod's namespace may not have the role. */
        NAMESPACE,
        /** A metadata service answered that demands an IMDSv2 token. */
        TOKEN,
        BUSY,
        REFUSED,
        /** It gave no credentials, or was not kube2iam. */
        ANSWER
    }

    private Kube2IamFault(Kind kind, String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }

    /** Whether it may be another answer in a moment. */
    boolean passes() {
        return kind == Kind.NO_ROLE || kind == Kind.BUSY;
    }

    /** @param whyNoToken as {@link MetadataConversation#whyNoToken} */
    static Kube2IamFault of(URI endpoint, Reply reply, String whyNoToken) {
        if (reply.isSuccessOfAnotherKind()) {
            return answer(endpoint, "HTTP " + reply.status());
        }
        // The node's own metadata service answers with pages, too.
        Optional<Intermediary> other =
                Intermediary.of(reply.status(), reply.body()).filter(who -> !who.page());
        if (other.isPresent()) {
            return new Kube2IamFault(
                    Kind.ANSWER,
                    "Neither kube2iam nor a metadata service answered at " + PrintableUri.of(endpoint) + ", but "
                            + other.get().name() + ".",
                    "No annotation is the reason. Check AWS_EC2_METADATA_SERVICE_ENDPOINT if it is set, and what stands between the pod"
                            + " and 169.254.169.254. " + other.get().remedy(),
                    null);
        }
        String said = reply.said();
        Matcher foreign = FOREIGN_ROLE.matcher(said);
        if (foreign.find()) {
            return refused(
                    Kind.NAMESPACE,
                    reply,
                    "Annotate the namespace " + foreign.group("namespace")
                            + " with the roles that its pods may have, a JSON array as a string: iam.amazonaws.com/allowed-roles:"
                            + " '[\"" + foreign.group("role") + "\"]'.");
        }
        if (reply.status() == NOT_FOUND) {
            return noRole(endpoint, "HTTP 404: " + said);
        }
        if (reply.status() == UNAUTHORIZED) {
            return new Kube2IamFault(
                    Kind.TOKEN,
                    "The metadata service at " + PrintableUri.of(endpoint)
                            + " demands an IMDSv2 token (HTTP 401), "
                            + (whyNoToken.isEmpty()
                                    ? "and does not take the one that it gave."
                                    : "and there was none to be had: " + whyNoToken + "."),
                    "kube2iam demands none, so this is the node's own metadata service: check that kube2iam runs on the node and"
                            + " that its iptables rule is in place. The answer with the token gets lost on its way into a pod where"
                            + " the node's hop limit is 1.",
                    null);
        }
        if (said.contains("AccessDenied") || said.contains("not authorized to perform")) {
            return new Kube2IamFault(
                    Kind.REFUSED,
                    "STS refused kube2iam the pod's role (HTTP " + reply.status() + "): " + said,
                    NodeRefusal.named(said, "the node's role")
                            .orElse(
                                    "Check that the role in the annotation iam.amazonaws.com/role exists and trusts the node's role."
                                            + " If its trust policy demands an external id, the pod template's annotation"
                                            + " iam.amazonaws.com/external-id must be that; kube2iam keeps sessions by role alone, so a wrong"
                                            + " one may work until another pod's session ends."),
                    null);
        }
        return reply.worthRepeating()
                ? refused(
                        Kind.BUSY,
                        reply,
                        "Nothing at once: it is asked again. If it stays, look at the log of kube2iam on the pod's node.")
                : refused(
                        Kind.REFUSED,
                        reply,
                        "Check the annotation iam.amazonaws.com/role under spec.template.metadata.annotations, and recreate the pod if it"
                                + " was changed.");
    }

    static Kube2IamFault noRole(URI endpoint, String said) {
        return new Kube2IamFault(
                Kind.NO_ROLE,
                "kube2iam at " + PrintableUri.of(endpoint) + " knows no role for this pod: " + said,
                "Set the annotation iam.amazonaws.com/role under spec.template.metadata.annotations: it belongs on the pods, and on"
                        + " the Deployment itself it has no effect. If it is there, kube2iam has not seen the pod yet: it is asked"
                        + " again.",
                null);
    }

    static Kube2IamFault unreachable(URI endpoint, IOException e, String whyNoToken) {
        return new Kube2IamFault(
                Kind.UNREACHABLE,
                "The metadata service at " + PrintableUri.of(endpoint) + " did not answer: "
                        + NodeHttp.describe(e)
                        + (whyNoToken.isEmpty() ? "" : " (IMDSv2 token: " + whyNoToken + ")") + ".",
                "Check that kube2iam runs on the pod's node, and that no network policy keeps the pod from it.",
                e);
    }

    static Kube2IamFault answer(URI endpoint, String found) {
        return new Kube2IamFault(
                Kind.ANSWER,
                "The metadata service at " + PrintableUri.of(endpoint) + " answered with " + found + ".",
                "Check AWS_EC2_METADATA_SERVICE_ENDPOINT if it is set, and look at the log of kube2iam on the pod's node.",
                null);
    }

    private static Kube2IamFault refused(Kind kind, Reply reply, String remedy) {
        return new Kube2IamFault(kind, "kube2iam refused (HTTP " + reply.status() + "): " + reply.said(), remedy, null);
    }
}
