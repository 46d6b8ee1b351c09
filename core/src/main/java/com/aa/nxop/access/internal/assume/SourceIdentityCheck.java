package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopEnvironment;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.platform.PlatformFacts.Trait;
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
        boolean namesAccount =
                from.platform().has(Trait.NAMES_ACCOUNT) && from.accountId().isPresent();
        return !namesAccount || config.sourceRole().isPresent() || mayBeTarget;
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
                            + from.accountId().get() + ", but STS says that they belong to " + arn + ".",
                    "Find out which server answers the pod in place of its platform. The SDK does not assume the NXOP role"
                            + " with these credentials.");
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
        from.sessionArn().filter(arn -> NODE_SESSION.matcher(arn).matches()).ifPresent(arn -> refuseNode(from, arn));
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
                            + environment.get().name().toLowerCase(Locale.ROOT) + " expects account "
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
                    "Give the pod that role on its platform (" + from.platform().giver()
                            + "), or correct NXOP_SOURCE_ROLE. The SDK does not assume the NXOP role with these credentials.");
        }
    }

    private boolean isTargetAccount(String account) {
        return account.equals(config.role().accountId());
    }

    private static void refuseNode(SourceSession from, String arn) {
        throw new AccessException(
                CoreFinding.SOURCE_NODE_ROLE,
                "The source " + from.kind().id() + " gave the credentials of a node, not of this pod: " + arn
                        + " is the session of an instance.",
                from.platform().remedyOfNode() + " The SDK does not assume the NXOP role with these credentials.");
    }
}
