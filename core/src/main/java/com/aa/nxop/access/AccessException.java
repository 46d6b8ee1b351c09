package com.aa.nxop.access;

import com.aa.nxop.access.internal.io.ForeignText;
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
    private final Stage stage;
    private final String what;
    private final String remedy;

    public AccessException(Finding finding, String what, String remedy) {
        this(finding, finding.stage(), what, remedy, null);
    }

    public AccessException(Finding finding, String what, String remedy, @Nullable Throwable cause) {
        this(finding, finding.stage(), what, remedy, cause);
    }

    /**
     * @param stage in which it happened, for findings that several stages can meet (an unreachable STS)
     * @param cause what led to it. A cause is printed with this exception: if its texts hold a secret, or a line end that could forge
     *     a log line, a copy without them takes its place
     */
    public AccessException(Finding finding, Stage stage, String what, String remedy, @Nullable Throwable cause) {
        super(what + "\n  Remedy: " + remedy + "\n  More: " + finding.guide(), ForeignText.cause(cause, List.of()));
        this.finding = finding;
        this.stage = stage;
        this.what = what;
        this.remedy = remedy;
    }

    /** What was found; its id is also the id of its section in {@code docs/guide/troubleshooting.md}. */
    public Finding finding() {
        return finding;
    }

    /** The stage in which it happened. */
    public Stage stage() {
        return stage;
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
        return new AccessException(finding, stage, what, remedy, this);
    }
}
