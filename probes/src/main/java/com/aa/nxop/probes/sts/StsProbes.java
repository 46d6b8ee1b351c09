package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Probe;
import java.util.List;

/** The probes of STS. */
public final class StsProbes {
    private StsProbes() {}

    public static List<Probe> inOrder() {
        return List.of(
                new InheritedTagsProbe(),
                new InheritedTagsOfPrincipalProbe(),
                new BothReadingsProbe(),
                new OtherNamespaceProbe(),
                new TransitiveTagConflictProbe(),
                new SameValueConflictProbe(),
                new ConflictIgnoresCaseProbe(),
                new ConflictBeforeAuthorizationProbe(),
                new DuplicateTagKeysProbe(),
                new TransitiveKeyNotPassedProbe(),
                new TagValueCharactersProbe(),
                new TagSessionForInheritedTagsProbe(),
                new TagSessionWithoutExternalIdProbe(),
                new ExternalIdInOneStatementProbe(),
                new MissingExternalIdProbe(),
                new ExternalIdLengthProbe(),
                new ChainedHourProbe(),
                new ChainedDurationProbe(),
                new RoleMaximumFirstProbe(),
                new ShortestDurationProbe(),
                new DurationFormFirstProbe(),
                new SessionNameCharactersProbe(),
                new SessionNameLengthProbe(),
                new MalformedRoleProbe(),
                new UnknownRoleProbe(),
                new RefusalTextProbe(),
                new TokenTooLargeProbe(),
                new UnknownKeyProbe(),
                new WrongSecretProbe(),
                new SignatureBeforeParametersProbe(),
                new ParametersBeforeAuthorizationProbe(),
                new TokenBeforeSignatureProbe(),
                new WrongRegionProbe(),
                new ClockWindowProbe(),
                new OldSignatureProbe(),
                new FutureSignatureProbe(),
                new SourceIdentityOwnStatementProbe(),
                new SourceIdentityNeedsActionProbe(),
                new SourceIdentityInheritedProbe(),
                new SourceIdentityStaysProbe(),
                new SourceIdentityOnTagsProbe(),
                new SourceIdentityCharactersProbe(),
                new SessionArnProbe(),
                new SessionTokenSizeProbe(),
                new LargestTokenProbe(),
                new RefusalClausesProbe(),
                new AnsweredSourceIdentityProbe(),
                new CallerIdentityProbe(),
                new TargetRoleSessionProbe(),
                new TargetRoleExternalIdProbe());
    }
}
