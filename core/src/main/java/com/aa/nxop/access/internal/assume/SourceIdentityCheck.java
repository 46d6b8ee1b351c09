package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopEnvironment;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.text.RoleName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares whose the source's credentials are with what the configuration expects, before anything is done with them. */
record SourceIdentityCheck(AccessSettings config) {
    /**
     * EC2 names the session of an instance by the instance's id, Systems Manager that of a hybrid node by its {@code mi-} id. No platform
     * names a pod's session so.
     */
    private static final Pattern NODE_SESSION =
            Pattern.compile("arn:[^:]+:sts::\\d{12}:assumed-role/.+/(?:m?i-[0-9a-f]{8}|m?i-[0-9a-f]{17})");

    /**
     * Whether STS must say whose these credentials are before they are used: the platform does not say it, or the configuration asks for
     * more than the platform says.
     */
    boolean needsIdentity(SourceSession from) {
        if (from.sessionArn().isPresent()) {
            return false;
        }
        boolean mayBeTarget = TargetSessionDetection.ownReasons(config).isEmpty()
                && isTargetAccount(from.accountId().orElse(""));
        return !vouchedFor(from) || config.sourceRole().isPresent() || mayBeTarget;
    }

    /** Whether the platform itself says which account the credentials are of. A setting, a profile or a node's answer is no proof. */
    private static boolean vouchedFor(SourceSession from) {
        return switch (from.kind()) {
            case POD_IDENTITY, WEB_IDENTITY -> from.accountId().isPresent();
            case KUBE2IAM, VAULT_FILE, AWS_DEFAULT -> false;
        };
    }

    /**
     * The same credentials, now that STS has said whose they are.
     *
     * @param arn as GetCallerIdentity gives it
     * @throws AccessException if that contradicts the platform or the configuration
     */
    SourceSession identified(SourceSession from, String arn) {
        SourceSession identified = from.belongingTo(arn);
        check(identified);
        if (from.accountId()
                .filter(said -> !identified.accountId().equals(Optional.of(said)))
                .isPresent()) {
            throw new AccessException(
                    CoreFinding.SOURCE_ROLE,
                    "The source " + from.kind().id() + " says that its credentials belong to account "
                            + from.accountId().get() + ", but STS says that they are those of " + arn + ".",
                    "Find out who answers the pod in place of its platform; the NXOP role was not assumed with these credentials.");
        }
        return identified;
    }

    /**
     * Compares what is known. Where the platform has assumed the NXOP role already, the pod's own role and account are not visible, and the
     * credentials are those that the configuration wants in the end.
     *
     * @throws AccessException if the credentials are a node's, of another account, or of another role
     */
    void check(SourceSession from) {
        from.sessionArn()
                .filter(arn -> NODE_SESSION.matcher(arn).matches())
                .ifPresent(arn -> refuseNode(from.kind(), arn));
        if (from.sessionArn().filter(config.role()::owns).isEmpty()) {
            checkAccount(from);
            checkRole(from);
        }
    }

    private void checkAccount(SourceSession from) {
        Optional<NxopEnvironment> environment = config.environment();
        Optional<String> account = from.accountId();
        // In the NXOP account the platform has assumed a role for the pod, whose own account is not visible.
        if (environment.isPresent()
                && account.isPresent()
                && !isTargetAccount(account.get())
                && !account.get().equals(environment.get().kpaasAccount())) {
            throw new AccessException(
                    CoreFinding.SOURCE_ACCOUNT,
                    "The pod's own credentials belong to account " + account.get() + ", but NXOP_ENVIRONMENT="
                            + environment.get().name().toLowerCase(Locale.ROOT) + " is reached from account "
                            + environment.get().kpaasAccount() + ".",
                    "Run the pod in the KPaaS cluster of that environment, or correct NXOP_ENVIRONMENT.");
        }
    }

    private void checkRole(SourceSession from) {
        Optional<RoleName> expected = config.sourceRole();
        Optional<String> arn = from.sessionArn();
        if (expected.isPresent()
                && arn.filter(known -> !expected.get().owns(known)).isPresent()) {
            throw new AccessException(
                    CoreFinding.SOURCE_ROLE,
                    "The source " + from.kind().id() + " gave the credentials of " + arn.get()
                            + ", but NXOP_SOURCE_ROLE says " + expected.get() + ".",
                    "Give the pod that role on its platform (" + givenBy(from.kind())
                            + "), or correct NXOP_SOURCE_ROLE. The NXOP role was not assumed with these credentials.");
        }
    }

    private boolean isTargetAccount(String account) {
        return account.equals(config.role().accountId());
    }

    private static String givenBy(SourceKind kind) {
        return switch (kind) {
            case POD_IDENTITY -> "the Pod Identity association of its service account";
            case WEB_IDENTITY -> "the annotation eks.amazonaws.com/role-arn of its service account";
            case KUBE2IAM -> "the annotation iam.amazonaws.com/role of the pod";
            case VAULT_FILE -> "the role that the Vault Agent's template reads";
            case AWS_DEFAULT -> "AWS_PROFILE, or the keys in the environment";
        };
    }

    private static void refuseNode(SourceKind kind, String arn) {
        throw new AccessException(
                CoreFinding.SOURCE_NODE_ROLE,
                "The source " + kind.id() + " gave the credentials of a node, not of this pod: " + arn
                        + " is the session of an instance.",
                remedy(kind) + " The NXOP role was not assumed with these credentials.");
    }

    private static String remedy(SourceKind kind) {
        return switch (kind) {
            case KUBE2IAM ->
                "The node's own metadata service answered in place of kube2iam: check that kube2iam runs on the pod's node and that its"
                        + " iptables rule is in place.";
            case POD_IDENTITY ->
                "Leave AWS_CONTAINER_CREDENTIALS_FULL_URI as EKS sets it: it must name the Pod Identity agent, and nothing that passes"
                        + " on what the node has.";
            case WEB_IDENTITY ->
                "Check AWS_ENDPOINT_URL_STS if it is set: STS names the session as the SDK asks for, and never by an instance.";
            case VAULT_FILE ->
                "Let the Vault Agent's template read aws/sts/<role> for a role of the pod's own, and not what its node has.";
            case AWS_DEFAULT -> "Use credentials of your own: aws sso login, or AWS_PROFILE.";
        };
    }
}
