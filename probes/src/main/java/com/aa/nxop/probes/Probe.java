package com.aa.nxop.probes;

import com.aa.nxop.probes.world.ProbedWorld;
import java.util.Locale;

/** One belief about AWS, put to a world as a question. It calls STS and logs in to MSK and DocumentDB; it never changes anything there. */
public interface Probe {
    /** What is believed: a sentence. */
    String belief();

    /** Asks this world. Throws {@link com.aa.nxop.probes.world.ImpossibleProbeException} where the world has not what it needs. */
    Outcome ask(ProbedWorld world);

    /** From the class's name: {@code inherited-tags} for {@code InheritedTagsProbe}. */
    default String id() {
        return getClass()
                .getSimpleName()
                .replaceFirst("Probe$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
