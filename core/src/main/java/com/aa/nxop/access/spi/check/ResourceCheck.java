package com.aa.nxop.access.spi.check;

import com.aa.nxop.access.spi.AdapterContext;
import java.util.List;

/**
 * Looks at one kind of resource in the NXOP account for the Doctor, which finds it as a service ({@link java.util.ServiceLoader}). It needs a
 * public constructor without parameters, and never changes anything.
 */
public interface ResourceCheck {
    /** The name of its stage, lower case: {@code msk}. */
    String resource();

    /** Options of the Doctor that belong to this check. One that is used makes the Doctor call the check, also if nothing is configured. */
    default List<CheckOption> options() {
        return List.of();
    }

    /**
     * Whether there is anything to look at.
     *
     * @param buckets that the user of the Doctor named
     */
    boolean isConfigured(AdapterContext context, List<String> buckets);

    /** Looks, in sequences of the context, and gives back what it opened. The Doctor calls it on a thread of its own. */
    void check(CheckContext context);
}
