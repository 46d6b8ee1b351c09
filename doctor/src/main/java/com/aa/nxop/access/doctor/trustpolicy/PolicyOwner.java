package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;
import java.util.Optional;

/** Whether a policy is the one of the role that is meant, as far as the file and the policy tell. */
record PolicyOwner(TrustPolicy policy) {
    private static final String EKS = "pods.eks.amazonaws.com";

    /** By its principals: EKS, or the cluster's OIDC provider, and no role or account. */
    boolean isOfPodRole() {
        List<TrustPrincipal.Value> allowed = policy.statements().stream()
                .filter(statement -> !statement.deny())
                .flatMap(statement -> statement.principal().values().stream())
                .toList();
        return allowed.stream().noneMatch(value -> value.kind().equals("AWS"))
                && allowed.stream().anyMatch(PolicyOwner::bringsPods);
    }

    private static boolean bringsPods(TrustPrincipal.Value value) {
        return value.kind().equals("Service")
                ? value.text().equals(EKS)
                : value.kind().equals("Federated") && value.text().contains("oidc");
    }

    /** Whether it tells of no other way in than sts:AssumeRole by roles of AWS: the pod's role has others. */
    boolean isOfTargetRole() {
        return policy.statements().stream()
                .filter(statement -> !statement.deny())
                .allMatch(statement -> !statement.isAbout(PolicyStatement.WITH_TOKEN)
                        && statement.principal().values().stream()
                                .allMatch(value -> value.kind().equals("AWS")
                                        && !value.text().contains("oidc")
                                        && !value.isEveryone()));
    }

    /** Where the file says of which role it is, and that is another one. */
    boolean isOfAnother(String role) {
        return !policy.role().isEmpty() && !role.isEmpty() && !PolicyFile.isRole(policy.role(), role);
    }

    /** @param facts of the pod that is to assume the NXOP role */
    Optional<PolicyFinding> notOfTarget(String target, PodFacts facts) {
        boolean named = isOfAnother(target);
        if (!named && !(isOfPodRole() && !PolicyFile.isRole(policy.role(), target))) {
            return Optional.empty();
        }
        boolean pods = isOfPodRole() || PolicyFile.isRole(policy.role(), facts.sourceRoleArn());
        String whose = named
                ? "the file says that it is the policy of " + RedactedText.name(policy.role())
                : "it trusts " + trusted() + ", which bring a pod its own role and never assume the NXOP role";
        return Optional.of(misplaced("This is not the NXOP role's trust policy"
                + (pods ? ", but that of the pod's own role: " : ": ") + whose
                + ". The Doctor did not compare it with this pod. Change nothing in it for the NXOP role. Save the NXOP role's"
                + " policy: "
                + getRole(target) + (pods ? " Name the pod's own with --source-trust-policy." : "")));
    }

    /** @param role the pod's own */
    Optional<PolicyFinding> notOfPodRole(String role) {
        boolean named = isOfAnother(role);
        if (!named && !(isOfTargetRole() && !PolicyFile.isRole(policy.role(), role))) {
            return Optional.empty();
        }
        String whose = named
                ? "the file says that it is the policy of " + RedactedText.name(policy.role())
                : "it trusts roles or accounts of AWS, as the NXOP role's does, and neither EKS nor an OIDC provider";
        return Optional.of(misplaced("This is not the trust policy of the pod's own role: " + whose
                + ". The Doctor did not compare it with this pod. Save the policy of the pod's role: " + getRole(role)
                + (named ? "" : " Name the NXOP role's with --trust-policy.")));
    }

    private String trusted() {
        return policy.statements().stream()
                .flatMap(statement -> statement.principal().values().stream())
                .filter(PolicyOwner::bringsPods)
                .map(value -> RedactedText.name(value.text()))
                .distinct()
                .limit(3)
                .reduce((one, other) -> one + " and " + other)
                .orElse("");
    }

    private static String getRole(String role) {
        String name = role.isEmpty() ? "NAME" : RedactedText.name(PolicyFile.name(role));
        String[] sections = role.split(":", 6);
        return "aws iam get-role --role-name " + name + " > policy.json"
                + (sections.length == 6 ? ", in account " + sections[4] + "." : ".");
    }

    private static PolicyFinding misplaced(String text) {
        return new PolicyFinding(Kind.MISPLACED, TrustPolicy.NAME, "role", text);
    }
}
