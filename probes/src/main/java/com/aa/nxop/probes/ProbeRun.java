package com.aa.nxop.probes;

import com.aa.nxop.probes.world.ImpossibleProbeException;
import com.aa.nxop.probes.world.ProbedWorld;
import java.util.List;

/** Puts probes to a world, one after the other. */
public final class ProbeRun {
    private final ProbedWorld world;

    public ProbeRun(ProbedWorld world) {
        this.world = world;
    }

    /** One probe and what the world said to it. */
    public record Line(Probe probe, Outcome outcome) {}

    public List<Line> all(List<Probe> probes) {
        return probes.stream().map(probe -> new Line(probe, ask(probe))).toList();
    }

    /** A world that is not reached cannot tell; nothing ends the run. */
    public Outcome ask(Probe probe) {
        try {
            return probe.ask(world);
        } catch (ImpossibleProbeException e) {
            return Outcome.cannotTell(String.valueOf(e.getMessage()));
        }
    }
}
