package com.aa.nxop.access.internal.jfr;

/** A time that Java Flight Recorder may write down. For one thread. */
@FunctionalInterface
public interface RecordedTime {
    /**
     * It ends now.
     *
     * @param outcome {@code success}, the id of a finding, or another word
     * @param detail whose session it is, or the stage that failed; only its text is kept, and only if it is written down
     */
    void ended(String outcome, Object detail);
}
