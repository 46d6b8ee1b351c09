package com.aa.nxop.access.spi.check;

import com.aa.nxop.access.spi.AdapterContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks at one kind of resource in the NXOP account for the Doctor, which finds it as a service ({@link java.util.ServiceLoader}). It needs a
 * public constructor without parameters, and never changes anything.
 */
public interface ResourceCheck {
    /** The name of its stage, lower case: {@code msk}. */
    String resource();

    /** Options of the Doctor that belong to this check. One that is used makes the Doctor call the check, also if nothing is configured. */
    default List<Option> options() {
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

    /**
     * An option of the Doctor with which its user names what a check looks at beside what is configured. It may be given several times. A value
     * that does not have the form as a whole is a list, parted by commas.
     *
     * @param name without dashes: {@code topic}
     * @param label of its value in the usage text: {@code NAME}
     * @param about one sentence for the usage text
     * @param form that each value must have
     * @param rule what a value is, for the message about one that has another form: {@code the name of a topic}
     */
    record Option(String name, String label, String about, Pattern form, String rule) {}
}
