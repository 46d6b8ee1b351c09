package com.aa.nxop.access;

import com.aa.nxop.access.io.ForeignText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Access to the NXOP account failed, and this says why and what to do about it.
 *
 * <p>The message has three lines: what was found, the remedy, and the section of the troubleshooting guide. It never holds a
 * secret or a token. Immutable.
 */
public final class AccessException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Finding finding;
    private final Hop hop;
    private final String what;
    private final String remedy;

    public AccessException(Finding finding, String what, String remedy) {
        this(finding, finding.hop(), what, remedy, null);
    }

    public AccessException(Finding finding, String what, String remedy, @Nullable Throwable cause) {
        this(finding, finding.hop(), what, remedy, cause);
    }

    /**
     * @param hop where it happened, for findings that both hops can meet (an unreachable STS)
     * @param cause what led to it. A cause whose texts hold a secret, or a line end that could forge a log line, is replaced by a copy
     *     without: it is printed with this exception
     */
    public AccessException(Finding finding, Hop hop, String what, String remedy, @Nullable Throwable cause) {
        super(what + "\n  Remedy: " + remedy + "\n  More: " + finding.guide(), ForeignText.cause(cause, List.of()));
        this.finding = finding;
        this.hop = hop;
        this.what = what;
        this.remedy = remedy;
    }

    /** The stable id of what was found: also the id of its section in {@code docs/troubleshooting.md}. */
    public String finding() {
        return finding.id();
    }

    /** Where on the way it happened. */
    public Hop hop() {
        return hop;
    }

    /** What was found, without remedy and link. */
    public String what() {
        return what;
    }

    /** What a person should do, in a sentence or two. */
    public String remedy() {
        return remedy;
    }

    /** Whether the same call may succeed later with nothing changed by a person. */
    public boolean retryable() {
        return finding.retryable();
    }

    /** The same failure with the calling thread's own stack, for one of several callers that waited for one answer. */
    public AccessException forThisCaller() {
        return new AccessException(finding, hop, what, remedy, this);
    }
}
