package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.SessionTagMode;
import com.aa.nxop.access.internal.config.SessionSettings;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.text.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether AssumeRole passes the pod's tags or the session inherits them. With {@code auto} it notices when the usual answer is wrong,
 * and remembers that.
 *
 * <p>Inheritance is a fact about one access key: the source's next session may have other tags, and nothing tells us of tags that are missing.
 * So with a new key the call passes the tags again first, and STS says if they conflict. If passing worked, the next key's call passes them,
 * too: STS says when that no longer works.
 *
 * <p>A conflict between tags is unambiguous: the session inherits them. A refusal is not: it never says why. When Pod Identity should hand
 * tags on and STS refuses AssumeRole, one call passes the tags, in case the association has them disabled. If that call works, they are
 * disabled. If the tags conflict, they are not, and no call tries again. If STS refuses that call as well, nothing is learnt. Another call
 * tries after a minute at the earliest, because somebody may have corrected the trust policy.
 *
 * <p>Called on one thread at a time.
 */
final class TagChoice {
    private static final Logger log = LoggerFactory.getLogger(RoleAssumer.class);

    private static final Duration TRIAL_INTERVAL = Duration.ofMinutes(1);

    private final SessionSettings settings;
    private final InstantSource clock;

    private volatile SessionTagMode mode;
    private volatile TagInheritance inheritance = TagInheritance.ASSUMED;
    private volatile String accessKeyId = "";
    private volatile boolean warned;
    private volatile Instant nextTrial = Instant.MIN;

    TagChoice(SessionSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.mode = settings.tagMode();
    }

    /**
     * Tags for one call.
     *
     * @param again whether these are the second ones for one session
     */
    record Trial(SessionTags tags, TagInheritance inheritance, SessionTagMode mode, boolean again) {}

    /** The usual ones for this source, or those that have worked before. */
    Trial first(SourceSession from, Workload workload) {
        forgetOtherKeys(from.credentials().accessKeyId());
        return new Trial(tags(mode, from, workload), inheritance, mode, false);
    }

    /** What else may work after STS has refused the first ones; nothing if nothing may. */
    Optional<Trial> second(Trial refused, Finding why, SourceSession from, Workload workload) {
        if (settings.tagMode() != SessionTagMode.AUTO || mode == SessionTagMode.INHERIT) {
            return Optional.empty();
        }
        if (mode == SessionTagMode.AUTO && from.kind().tagsItsSessions()) {
            boolean mayHelp = why == CoreFinding.ASSUME_ROLE_REFUSED
                    && inheritance != TagInheritance.CERTAIN
                    && !workload.tags().isEmpty()
                    && !clock.instant().isBefore(nextTrial);
            if (mayHelp) {
                nextTrial = clock.instant().plus(TRIAL_INTERVAL);
            }
            return Optional.of(trial(SessionTagMode.PASS, inheritance, from, workload))
                    .filter(trial -> mayHelp);
        }
        return Optional.of(trial(SessionTagMode.INHERIT, TagInheritance.CERTAIN, from, workload))
                .filter(trial -> why == CoreFinding.TAG_CONFLICT);
    }

    private Trial trial(SessionTagMode chosen, TagInheritance known, SourceSession from, Workload workload) {
        return new Trial(tags(chosen, from, workload), known, chosen, true);
    }

    /** STS has taken them. */
    void worked(Trial trial) {
        if (!trial.again()) {
            return;
        }
        mode = trial.mode();
        if (mode == SessionTagMode.PASS) {
            log.warn(
                    "Session tags are disabled on the Pod Identity association."
                            + " From now on, the SDK passes the pod's tags. Set NXOP_SESSION_TAG_MODE=pass to avoid the first, refused call.");
        } else if (!warned) {
            warned = true;
            log.warn("The source's session has transitive tags."
                    + " From now on, the session inherits them, and the SDK does not pass them.");
        }
    }

    /**
     * STS has refused the second ones, too.
     *
     * @return the first ones, in the light of it; nothing if the second refusal says more than the first
     */
    Optional<Trial> refusedAgain(Trial first, Trial second, Finding why) {
        if (second.mode() == SessionTagMode.INHERIT) {
            return Optional.empty(); // The conflict was about another tag.
        }
        inheritance = why == CoreFinding.TAG_CONFLICT ? TagInheritance.CERTAIN : TagInheritance.PASSING_REFUSED_TOO;
        return Optional.of(new Trial(first.tags(), inheritance, first.mode(), false));
    }

    private void forgetOtherKeys(String key) {
        if (key.equals(accessKeyId)) {
            return;
        }
        accessKeyId = key;
        inheritance = TagInheritance.ASSUMED;
        if (mode == SessionTagMode.INHERIT) {
            mode = settings.tagMode();
        }
    }

    private SessionTags tags(SessionTagMode chosen, SourceSession from, Workload workload) {
        return SessionTags.of(chosen, from.kind(), settings, workload);
    }
}
