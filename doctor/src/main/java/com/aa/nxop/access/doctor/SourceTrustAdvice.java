package com.aa.nxop.access.doctor;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.doctor.trustpolicy.CallFacts;
import com.aa.nxop.access.doctor.trustpolicy.PodFacts;
import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark;
import com.aa.nxop.access.doctor.trustpolicy.SourceTrustPolicyCheck;
import com.aa.nxop.access.doctor.trustpolicy.SourceTrustStatement;
import com.aa.nxop.access.doctor.trustpolicy.WebIdentityFacts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.text.RoleName;
import com.aa.nxop.access.internal.text.SessionName;
import com.aa.nxop.access.internal.text.TokenClaims;
import com.aa.nxop.access.internal.text.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be said about the trust policy of the pod's own role. Of the token only its claims are used. */
record SourceTrustAdvice(AccessSettings config, Workload workload, TokenClaims claims) {
    /** @param finding why the source gave nothing; empty if it gave credentials, or was not asked */
    TrustAdvice of(DiagnosisOptions options, Optional<Finding> finding, boolean admitted) {
        TrustOutcome outcome = admitted
                ? TrustOutcome.ADMITTED
                : finding.filter(SourceTrustAdvice::isRefusal).isPresent()
                        ? TrustOutcome.REFUSED
                        : TrustOutcome.NOT_DECIDED;
        Optional<String> statement = webIdentity()
                .filter(facts ->
                        outcome == TrustOutcome.REFUSED && !facts.subject().isEmpty())
                .map(SourceTrustStatement::forToken);
        return TrustPolicyAdvice.advice(
                options,
                statement,
                options.sourceTrustPolicy().map(policy -> TrustPolicyAdvice.read(() -> remarks(policy, outcome))),
                outcome);
    }

    private static boolean isRefusal(Finding finding) {
        return finding == CoreFinding.WEB_IDENTITY_REFUSED || finding == CoreFinding.AGENT_REFUSED;
    }

    private List<String> remarks(String text, TrustOutcome outcome) {
        SourceTrustPolicyCheck policy = SourceTrustPolicyCheck.of(text, sourceRole());
        Optional<PolicyRemark> misplaced = policy.misplaced();
        if (misplaced.isPresent()) {
            return List.of(misplaced.get().toString());
        }
        return switch (config.source().kind()) {
            case WEB_IDENTITY ->
                webIdentity()
                        .filter(facts -> !facts.issuer().isEmpty())
                        .map(facts -> TrustPolicyAdvice.texts(policy.against(facts), outcome))
                        .orElse(notCompared("the Doctor cannot read the pod's token."));
            case POD_IDENTITY -> TrustPolicyAdvice.texts(policy.againstPodIdentity(pod()), outcome);
            case KUBE2IAM -> notCompared("kube2iam assumes the pod's role with the role of the node.");
            case VAULT_FILE -> notCompared("Vault assumes the pod's role with a role of its own.");
            case AWS_DEFAULT ->
                notCompared("with this source, the Doctor does not know who gives the pod its credentials.");
        };
    }

    private static List<String> notCompared(String otherwise) {
        return List.of(TrustPolicyAdvice.NOT_COMPARED + otherwise);
    }

    private Optional<WebIdentityFacts> webIdentity() {
        return config.source() instanceof WebIdentity irsa
                ? Optional.of(new WebIdentityFacts(
                        irsa.role().arn(),
                        claims.issuer().orElse(""),
                        claims.subject().orElse(""),
                        claims.audiences(),
                        SessionName.of(workload).orElse("nxop-access"),
                        config.stsRegion().id()))
                : Optional.empty();
    }

    private String sourceRole() {
        return config.source() instanceof WebIdentity irsa
                ? irsa.role().arn()
                : config.sourceRole().map(this::named).orElse("");
    }

    /** Its ARN, if the account is known. */
    private String named(RoleName role) {
        return role.accountId()
                .map(account -> "arn:" + config.role().partition() + ":iam::" + account + ":role/" + role.name())
                .orElse(role.name());
    }

    private PodFacts pod() {
        return new PodFacts(
                config.environment().map(name -> name.kpaasAccount()).orElse(""),
                sourceRole(),
                workload.namespace().orElse(""),
                workload.serviceAccount().orElse(""),
                workload.clusterArn().orElse(""),
                Map.of(),
                Optional.empty(),
                true,
                config.role().partition(),
                new CallFacts("", "", config.stsRegion().id(), ""));
    }
}
