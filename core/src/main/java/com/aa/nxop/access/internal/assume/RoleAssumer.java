package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.platform.PlatformFacts;
import com.aa.nxop.access.internal.platform.PlatformFacts.Trait;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.session.SessionLoader;
import com.aa.nxop.access.internal.source.SourceCredentials;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.sts.FallbackStsClient;
import com.aa.nxop.access.internal.sts.StsCall;
import com.aa.nxop.access.internal.text.SessionName;
import com.aa.nxop.access.internal.text.SourceIdentityTemplate;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.internal.text.WorkloadReader;
import com.aa.nxop.access.internal.time.LocalExpiry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Both hops in a row: asks the source, then assumes the NXOP role as the pod. Called on one thread at a time; what it remembers from
 * call to call is the session's name, whose the source's credentials are, and how the tags get into the session.
 */
public final class RoleAssumer implements SessionLoader {
    /** The session's name where there is no pod, and so nothing to derive it from. */
    private static final String LAPTOP = "nxop-access";

    private static final String NOT_WEB_IDENTITY =
            ", preferred to the pod's web identity token (set NXOP_SOURCE=web-identity to use the token)";

    private final AccessSettings config;
    private final SourceCredentials source;
    private final WorkloadReader workloadReader;
    private final StsClient sts;
    private final InstantSource clock;
    private final SourceIdentityCheck sourceIdentity;
    private final TargetSessionDetection targetReached;

    private final TagChoice tagChoice;

    private volatile @Nullable String sessionName;

    public RoleAssumer(
            AccessSettings config,
            SourceCredentials source,
            WorkloadReader workloadReader,
            StsClient sts,
            InstantSource clock) {
        this.config = config;
        this.source = source;
        this.workloadReader = workloadReader;
        this.sts = sts;
        this.clock = clock;
        this.sourceIdentity = new SourceIdentityCheck(config);
        this.targetReached = new TargetSessionDetection(config, sts, clock);
        this.tagChoice = new TagChoice(config.session(), clock);
    }

    /** As the configuration says, in this process. */
    public static RoleAssumer of(AccessSettings config, StsClient sts) {
        WorkloadReader workload = config.workloadReader(WorkloadReader.NAMESPACE_FILE);
        InstantSource clock = InstantSource.system();
        return new RoleAssumer(
                config, SourceCredentials.of(config.source(), workload, sts, clock), workload, sts, clock);
    }

    @Override
    public Session load() {
        FallbackStsClient.begin(sts);
        try {
            Session session = onward(targetReached.identified(fetch()));
            return (config.passesOverWebIdentity() ? session.noting(NOT_WEB_IDENTITY) : session)
                    .from(FallbackStsClient.region(sts));
        } catch (AccessException e) {
            throw FallbackStsClient.explained(sts, e);
        }
    }

    /**
     * Asks the source for the pod's own credentials.
     *
     * @throws AccessException if the source gives nothing that is still good
     */
    public SourceSession fetch() {
        SourceSession from = source.fetch();
        if (from.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw new AccessException(
                    CoreFinding.SOURCE_EXPIRED,
                    "The platform gave credentials that expired at "
                            + from.expiresAt().get() + ".",
                    from.platform().remedyOfExpired());
        }
        return from;
    }

    /**
     * Assumes the NXOP role, unless the source has done so.
     *
     * @param identified whose they are is known and as expected, as far as it matters
     * @throws AccessException if it is refused, or if the source's credentials are not those that the configuration expects
     */
    public Session onward(SourceSession identified) {
        sourceIdentity.check(identified);
        Optional<Session> there = targetReached.by(identified);
        if (there.isPresent()) {
            return there.get();
        }
        Workload workload = workloadReader.read();
        String name = sessionName(workload);
        ExternalId externalId = ExternalId.of(config, workload);
        TagChoice.Trial first = tagChoice.first(identified, workload);
        AssumeRoleParameters asked =
                new AssumeRoleParameters(name, first.tags(), externalId, first.inheritance(), sourceIdentity(workload));
        try {
            return assume(identified, asked);
        } catch (SdkException refusal) {
            AccessException why = new AssumeRoleRefusal(config, identified, asked).translate(refusal);
            if (AssumeRoleRefusal.excludesTags(why)) {
                throw why;
            }
            TagChoice.Trial second =
                    tagChoice.second(first, why.finding(), identified, workload).orElseThrow(() -> why);
            return again(identified, asked, refusal, first, second);
        }
    }

    private Session again(
            SourceSession from,
            AssumeRoleParameters asked,
            SdkException refusal,
            TagChoice.Trial first,
            TagChoice.Trial second) {
        AssumeRoleParameters other = asked.with(second);
        try {
            Session session = assume(from, other);
            tagChoice.worked(second);
            return session;
        } catch (SdkException e) {
            AccessException why = new AssumeRoleRefusal(config, from, other).translate(e);
            throw tagChoice
                    .refusedAgain(first, second, why.finding())
                    .map(light -> new AssumeRoleRefusal(config, from, asked.with(light)).translate(refusal))
                    .orElse(why);
        }
    }

    /**
     * What the first AssumeRole sends beside the role and the session's name, for a diagnosis.
     *
     * @throws AccessException if that is not known or of a wrong form, as assuming the role would
     */
    public AssumeRoleParameters sending(SourceSession from) {
        Workload workload = workloadReader.read();
        SessionTags tags = SessionTags.of(config.session().tagMode(), from.kind(), config.session(), workload);
        return new AssumeRoleParameters(
                sessionName(workload),
                tags,
                ExternalId.of(config, workload),
                TagInheritance.ASSUMED,
                sourceIdentity(workload));
    }

    /** AWS's source identity, if one is set. */
    private Optional<String> sourceIdentity(Workload workload) {
        return config.session().sourceIdentity().map(template -> {
            template.unknown(workload).ifPresent(what -> {
                throw new AccessException(CoreFinding.WORKLOAD_UNKNOWN, what, SourceIdentityTemplate.FACTS_MISSING);
            });
            return template.filled(workload);
        });
    }

    /** @throws SdkException as the AWS SDK has it, if STS refuses or does not answer */
    private Session assume(SourceSession from, AssumeRoleParameters asked) {
        Instant start = clock.instant();
        AssumeRoleResponse response = StsCall.ASSUME_ROLE.ask(() ->
                sts.assumeRole(request -> request.roleArn(config.role().arn())
                        .roleSessionName(asked.sessionName())
                        .durationSeconds((int) config.session().duration().toSeconds())
                        .tags(tagList(asked.tags().passed()))
                        .externalId(asked.externalId().value().orElse(null))
                        .sourceIdentity(asked.sourceIdentity().orElse(null))
                        .policy(config.session().policy().orElse(null))
                        .overrideConfiguration(call ->
                                call.credentialsProvider(StaticCredentialsProvider.create(from.credentials())))));
        AwsSessionCredentials given = StsCall.ASSUME_ROLE.credentials(response.credentials(), "NxopAccess");
        Instant end = given.expirationTime().orElseThrow(StsCall.ASSUME_ROLE::unusableAnswer);
        checkTarget(StsCall.ASSUME_ROLE.session(response.assumedRoleUser()));
        return new Session(
                given.copy(copy -> copy.accountId(config.role().accountId())),
                start,
                LocalExpiry.of(start, config.session().duration(), end, date(response)),
                config.role() + " as " + asked.sessionName() + ", source " + from + ", tags "
                        + asked.tags().counted() + assumedAgain(from),
                from.refreshBy(),
                false,
                Optional.ofNullable(response.sourceIdentity()),
                Optional.empty());
    }

    private static Optional<String> date(AssumeRoleResponse response) {
        return Optional.ofNullable(response.sdkHttpResponse()).flatMap(http -> http.firstMatchingHeader("Date"));
    }

    /** Nothing in the usual case. */
    private String assumedAgain(SourceSession from) {
        boolean inside =
                from.accountId().filter(config.role().accountId()::equals).isPresent();
        List<String> reasons = TargetSessionDetection.ownReasons(config);
        return inside && !reasons.isEmpty()
                ? ", assumed from within the NXOP account for " + String.join(", ", reasons)
                : "";
    }

    /** Derived once: whatever the token says later, the principal that MSK sees stays the same. */
    private String sessionName(Workload workload) {
        String known = sessionName;
        if (known == null) {
            known = config.session()
                    .name()
                    .or(() -> SessionName.of(workload))
                    .or(() -> Optional.of(LAPTOP)
                            .filter(name ->
                                    PlatformFacts.of(config.source().kind()).has(Trait.HAS_NO_POD)))
                    .orElseThrow(
                            () -> new AccessException(
                                    CoreFinding.WORKLOAD_UNKNOWN,
                                    "The SDK cannot derive the session name: neither the pod's token nor a variable names"
                                            + " this pod.",
                                    "Set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT and NXOP_POD_NAME with the Downward API, or NXOP_SESSION_NAME."));
            sessionName = known;
        }
        return known;
    }

    /**
     * The same credentials, now that STS has said whose they are.
     *
     * @param arn as GetCallerIdentity gives it
     * @throws AccessException if they are not those that the configuration expects
     */
    public SourceSession identified(SourceSession from, String arn) {
        return sourceIdentity.identified(from, arn);
    }

    /** Whether these credentials are used only if STS says whose they are. */
    public boolean needsIdentity(SourceSession from) {
        return sourceIdentity.needsIdentity(from);
    }

    /**
     * Compares whose the session in the NXOP account is with the NXOP role.
     *
     * @param arn as STS gives it
     * @throws AccessException if it is another's
     */
    public void checkTarget(String arn) {
        if (!config.role().owns(arn)) {
            throw new AccessException(
                    CoreFinding.TARGET_IDENTITY,
                    "STS gave a session of " + arn + ", but NXOP_ROLE is " + config.role() + ".",
                    "Check that AWS_ENDPOINT_URL_STS, if it is set, names STS itself, and that no proxy changes the answers"
                            + " of STS. The SDK does not use this session.");
        }
    }

    private static List<Tag> tagList(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
