package com.aa.nxop.access.internal.platform;

import java.util.List;

/** What can be said of the credentials that each kind of platform gives, and what a person does there if they are not as they should be. */
public enum PlatformFacts {
    POD_IDENTITY(
            "the Pod Identity association of its service account",
            "Leave AWS_CONTAINER_CREDENTIALS_FULL_URI as EKS sets it: it must name the Pod Identity agent, and no server that"
                    + " passes on the node's credentials.",
            PlatformFacts.FETCHED_ANEW,
            PlatformFacts.OLD_ANSWERS,
            Trait.NAMES_ACCOUNT),
    WEB_IDENTITY(
            "the annotation eks.amazonaws.com/role-arn of its service account",
            "Check AWS_ENDPOINT_URL_STS if it is set: STS names the session as the SDK asks, and never after an instance.",
            PlatformFacts.FETCHED_ANEW,
            PlatformFacts.OLD_ANSWERS,
            Trait.NAMES_ACCOUNT),
    KUBE2IAM(
            "the annotation iam.amazonaws.com/role of the pod",
            "Check that kube2iam runs on the pod's node and that its iptables rule is in place. The node's own metadata"
                    + " service answered in place of kube2iam.",
            PlatformFacts.FETCHED_ANEW,
            PlatformFacts.OLD_ANSWERS),
    VAULT_FILE(
            "the role that the Vault Agent's template reads",
            "Let the Vault Agent's template read aws/sts/<role> for the pod's own role, and not the credentials of its node.",
            "You need to do nothing now: the SDK reads the file again at the next attempt. If the error stays, read the log"
                    + " of the vault-agent container: somebody deleted the role behind the file, or revoked its lease.",
            PlatformFacts.OLD_ANSWERS,
            Trait.GUESSES_END),
    AWS_DEFAULT(
            "AWS_PROFILE, or the keys in the environment",
            "Use credentials of your own: aws sso login, or AWS_PROFILE.",
            "Sign in again: aws sso login for a profile with SSO, aws login for one with a console session, both with --profile as in"
                    + " AWS_PROFILE. Replace keys in variables or in the credentials file: AWS_ACCESS_KEY_ID wins over the profile.",
            "Sign in again: aws sso login, aws login, or the tool that wrote the keys. Check the clock of this machine.",
            Trait.HAS_NO_POD);

    /** In which a platform differs from most. */
    public enum Trait {
        /** It says itself which account the credentials are of. A setting, a profile or a node's answer proves nothing. */
        NAMES_ACCOUNT,
        /** The end of the credentials may be a guess. */
        GUESSES_END,
        /** The process that has them is not a pod. */
        HAS_NO_POD
    }

    private static final String FETCHED_ANEW =
            "You need to do nothing now: the SDK asks for new credentials at the next attempt. If the error stays, recreate"
                    + " the pod: somebody deleted its role, or created it again.";

    private static final String OLD_ANSWERS =
            "If the error stays, recreate the pod: a server between the pod and its platform repeats old answers. Check the"
                    + " clock of the pod's node.";

    private final String giver;
    private final String node;
    private final String dead;
    private final String expired;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Trait> traits;

    PlatformFacts(String giver, String node, String dead, String expired, Trait... traits) {
        this.giver = giver;
        this.node = node;
        this.dead = dead;
        this.expired = expired;
        this.traits = List.of(traits);
    }

    /** By the name of the kind. */
    public static PlatformFacts of(Enum<?> kind) {
        return valueOf(kind.name());
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** What decides which role a pod has. */
    public String giver() {
        return giver;
    }

    /** What to do where the credentials are a node's. */
    public String remedyOfNode() {
        return node;
    }

    /** What to do where AWS does not know the credentials any more. */
    public String remedyOfDead() {
        return dead;
    }

    /** What to do where the credentials have expired before they could be used. */
    public String remedyOfExpired() {
        return expired;
    }
}
