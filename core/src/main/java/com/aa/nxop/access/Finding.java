package com.aa.nxop.access;

import com.aa.nxop.access.internal.io.GuideAddress;
import java.util.Locale;

/**
 * Something that can be wrong, under a stable id that is also the id of its section in {@code docs/guide/troubleshooting.md}. Each module has an enum
 * of its own: {@link CoreFinding} and, for example, {@code MskFinding}.
 *
 * <p>Ids are a contract: the SDK adds some, and renames none.
 */
public interface Finding {
    /** The name of the enum's constant. */
    String name();

    /** Stable, lower case with hyphens, for example {@code assume-role-refused}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stage that usually fails with it. */
    Stage stage();

    /** Whether the same call may succeed later although nobody changes anything. */
    boolean retryable();

    /** The address of the section that explains it: symptom, reason, solution. */
    default String guide() {
        return GuideAddress.of("troubleshooting", id());
    }
}
