package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.world.Pod;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The medians of what starts cost. */
record StartCost(double wall, double cpu, double peak) {
    static StartCost median(List<Pod.Cost> costs) {
        return new StartCost(of(costs, Pod.Cost::wall), of(costs, Pod.Cost::cpu), of(costs, Pod.Cost::peak));
    }

    private static double of(List<Pod.Cost> costs, ToDoubleFunction<Pod.Cost> part) {
        return Figures.median(costs.stream().mapToDouble(part).toArray());
    }

    String times() {
        return Figures.of(wall) + " s wall, " + Figures.of(cpu) + " s CPU";
    }

    /** Of wall time and of processor time. */
    String ratios(StartCost peer) {
        return Figures.ratio(wall, peer.wall) + ", CPU " + Figures.ratio(cpu, peer.cpu);
    }
}
