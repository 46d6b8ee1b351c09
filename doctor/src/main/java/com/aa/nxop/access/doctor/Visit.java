package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.NxopAccess;
import java.util.List;
import java.util.function.Consumer;

/** One visit to a resource: what a {@link ResourceCheck} has to work with. */
public final class Visit {
    private final NxopAccess nxop;
    private final DiagnosisOptions options;
    private final String resource;
    private final Deadline deadline;
    private final Consumer<Check> checks;

    Visit(NxopAccess nxop, DiagnosisOptions options, String resource, Deadline deadline, Consumer<Check> checks) {
        this.nxop = nxop;
        this.options = options;
        this.resource = resource;
        this.deadline = deadline;
        this.checks = checks;
    }

    /** An access whose session is there already. */
    public NxopAccess nxop() {
        return nxop;
    }

    /** The S3 buckets that somebody named. */
    public List<String> buckets() {
        return options.buckets();
    }

    /** A new row of steps, independent of those before. */
    public Steps steps() {
        return new Steps(resource, deadline, checks);
    }
}
