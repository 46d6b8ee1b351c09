package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.config.SessionSettings;
import com.aa.nxop.access.SessionTagMode;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.source.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the pod's tags are passed or inherited; in {@code auto} it finds out where the usual answer is wrong, and remembers that.
 *
 * <p>What is inherited is a fact about one access key: the source's next session may have other tags, and tags that are not passed are missing
 * without a word. So with another key the tags are passed again first, and STS says if they conflict. That passing works is kept: where it
 * no longer does, STS says so.
 *
 * <p>A conflict between tags is unambiguous: they are inherited. A refusal is not: it never says why. So where Pod Identity should hand
 * tags on and hop 2 is refused, the tags are passed once, in case they are disabled on the association. If that works, they are; if it
 * conflicts, they are not, and it is never tried again. If it is refused as well, nothing is learnt, and it is tried again after a
 * minute at the earliest: the trust policy may have been corrected.
 *
 * <p>Called on one thread at a time.
 */
final class TagChoice {
    private static final Logger log = LoggerFactory.getLogger(RoleAssumer.class);

    private static final Duration REST = Duration.ofMinutes(1);

    private final SessionSettings settings;
    private final InstantSource clock;

    private volatile SessionTagMode mode;
    private volatile Inheritance inheritance = Inheritance.ASSUMED;
    private volatile String accessKeyId = "";
    private volatile boolean warned;
    private volatile Instant nextTrial = Instant.MIN;

    TagChoice(SessionSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.mode = settings.tagMode();
    }

    /** Hop 2 with one set of tags or another. */
    interface Attempt {
        Session with(SessionTags tags, Inheritance inheritance);

        /** The same refusal, in the light of what was found out since. */
        AccessException explained(AccessException refusal, SessionTags tags, Inheritance inheritance);
    }

    /**
     * Hop 2, in one attempt or two.
     *
     * @throws AccessException the first one's, if neither works
     */
    Session make(Attempt attempt, SourceSession from, Workload workload) {
        forgetOtherKeys(from.credentials().accessKeyId());
        SessionTags tags = tags(mode, from, workload);
        try {
            return attempt.with(tags, inheritance);
        } catch (AccessException first) {
            if (settings.tagMode() != SessionTagMode.AUTO || mode == SessionTagMode.INHERIT) {
                throw first;
            }
            if (mode == SessionTagMode.AUTO && from.kind().tagsItsSessions()) {
                return passing(attempt, first, tags, from, workload);
            }
            return inheriting(attempt, first, from, workload);
        }
    }

    private void forgetOtherKeys(String key) {
        if (key.equals(accessKeyId)) {
            return;
        }
        accessKeyId = key;
        inheritance = Inheritance.ASSUMED;
        if (mode == SessionTagMode.INHERIT) {
            mode = settings.tagMode();
        }
    }

    private Session inheriting(Attempt attempt, AccessException first, SourceSession from, Workload workload) {
        if (!is(first, CoreFinding.TAG_CONFLICT)) {
            throw first;
        }
        Session session = attempt.with(tags(SessionTagMode.INHERIT, from, workload), Inheritance.CERTAIN);
        if (!warned) {
            warned = true;
            log.warn("The source's session has transitive tags: from now on they are inherited, not passed.");
        }
        mode = SessionTagMode.INHERIT; // Only now: had it not helped, the conflict was about another tag.
        return session;
    }

    private Session passing(
            Attempt attempt, AccessException first, SessionTags inherited, SourceSession from, Workload workload) {
        boolean mayHelp = is(first, CoreFinding.ASSUME_ROLE_REFUSED)
                && inheritance != Inheritance.CERTAIN
                && !workload.tags().isEmpty()
                && !clock.instant().isBefore(nextTrial);
        if (!mayHelp) {
            throw first;
        }
        nextTrial = clock.instant().plus(REST);
        Session session;
        try {
            session = attempt.with(tags(SessionTagMode.PASS, from, workload), inheritance);
        } catch (AccessException second) {
            inheritance = is(second, CoreFinding.TAG_CONFLICT) ? Inheritance.CERTAIN : Inheritance.PASSING_REFUSED_TOO;
            throw attempt.explained(first, inherited, inheritance);
        }
        log.warn(
                "Session tags are disabled on the Pod Identity association: from now on the pod's tags are passed, not inherited."
                        + " NXOP_SESSION_TAG_MODE=pass spares the first, refused call.");
        mode = SessionTagMode.PASS;
        return session;
    }

    private SessionTags tags(SessionTagMode chosen, SourceSession from, Workload workload) {
        return SessionTags.of(chosen, from.kind(), settings, workload);
    }

    private static boolean is(AccessException e, Finding finding) {
        return e.finding().equals(finding.id());
    }
}
