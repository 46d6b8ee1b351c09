package com.aa.nxop.access.internal.platform;

import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.internal.io.RefusedCall;
import com.aa.nxop.access.internal.text.SourceFault;
import com.aa.nxop.access.internal.text.SourceFault.Kind;
import com.aa.nxop.access.internal.text.Workload;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why STS gives nothing for a pod's web identity token, by its code, and what a person can do.
 *
 * @param role the pod's own, by its ARN
 * @param accountId of that role
 * @param pod as far as it is known
 */
public record WebIdentityFault(String role, String accountId, Path tokenFile, Supplier<Workload> pod) {
    /**
     * Nothing, if it is no matter of the token or the role.
     *
     * @param said STS's code and text, without the token
     * @param cause to travel with the failure, if it does not hold the token
     */
    public Optional<SourceFault> of(String code, String said, @Nullable Throwable cause) {
        String what = "STS refused the pod's web identity token for " + role + ": " + said;
        return switch (code) {
            case "ExpiredTokenException" ->
                Optional.of(new SourceFault(Kind.TOKEN_EXPIRED, what, AgentFault.TOKEN_EXPIRED.remedy(), cause));
            case "InvalidIdentityToken", "IDPRejectedClaim" ->
                Optional.of(new SourceFault(
                        Kind.WEB_IDENTITY_TOKEN,
                        what,
                        "Check that the role's account has an IAM OIDC provider for the cluster's issuer, with the audience"
                                + " sts.amazonaws.com. Check that " + tokenFile
                                + " is the token that EKS mounts for IRSA.",
                        cause));
            case "IDPCommunicationError" ->
                Optional.of(new SourceFault(
                        Kind.WEB_IDENTITY_PROVIDER,
                        what,
                        "You need to do nothing now: STS could not reach the cluster's issuer, and the SDK asks again. If the"
                                + " error stays, check that the cluster's OIDC endpoint is public.",
                        cause));
            case "AccessDenied" -> Optional.of(new SourceFault(Kind.WEB_IDENTITY_REFUSED, what, refused(said), cause));
            default -> Optional.empty();
        };
    }

    private String refused(String said) {
        return PolicyRefusal.in(said)
                .filter(PolicyRefusal::excusesResource)
                .flatMap(refusal -> refusal.remedy(call()))
                .orElseGet(() -> "Check the trust policy of " + role
                        + ". The Federated principal must be the cluster's OIDC provider, and the action"
                        + " sts:AssumeRoleWithWebIdentity. The conditions on sub and aud must match"
                        + " this pod's service account" + subject(pod.get())
                        + ". STS gives the same answer for a role that does not exist: check AWS_ROLE_ARN.");
    }

    /** Nobody signs this call, so what binds its caller is what binds the role's account. */
    private RefusedCall call() {
        String account = "account " + accountId;
        return new RefusedCall(
                "STS",
                role,
                "the team of the pod's own role",
                account,
                "the pod's own session",
                "trust policy of " + role,
                account);
    }

    private static String subject(Workload workload) {
        return workload.serviceAccount()
                .map(name -> " (system:serviceaccount:" + workload.namespace().orElse("?") + ":" + name + ")")
                .orElse("");
    }
}
