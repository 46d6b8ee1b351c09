package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.start.EmptyStart;
import com.aa.nxop.benchmarks.world.JavaHomes;
import com.aa.nxop.benchmarks.world.Pod;
import com.aa.nxop.testkit.SandboxMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fresh JVM until the sandbox in it is ready, beside a JVM that does nothing. */
public final class SandboxStartRow implements Row {
    private static final int RUNS = 9;

    private record World(String name, double target, List<String> arguments) {}

    private static final List<World> WORLDS = List.of(
            new World("STS alone", 0.6, List.of()),
            new World("with Kafka", 4, List.of("--with", "msk")),
            new World("with DocumentDB", 1.5, List.of("--with", "docdb")));

    @Override
    public List<Line> measure() throws IOException, InterruptedException {
        Map<World, List<Pod.Cost>> costs = new LinkedHashMap<>();
        List<Pod.Cost> empty = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            empty.add(ready(EmptyStart.class, List.of()));
            for (World world : WORLDS) {
                costs.computeIfAbsent(world, key -> new ArrayList<>()).add(ready(SandboxMain.class, world.arguments));
            }
        }
        double floor = wall(empty);
        List<Line> lines = new ArrayList<>();
        costs.forEach((world, cost) -> lines.add(new Line(
                "fresh JVM until the sandbox is ready, " + world.name,
                Figures.of(wall(cost)) + " s wall, " + Figures.of(cpu(cost)) + " s CPU: "
                        + Figures.of(wall(cost) - floor) + " s after the JVM",
                Figures.of(floor) + " s (a JVM that does nothing)",
                Figures.ratio(wall(cost), floor),
                "≤ " + Figures.of(world.target) + " s after the JVM, on a quiet machine",
                Met.of(wall(cost) - floor <= world.target))));
        return lines;
    }

    private static Pod.Cost ready(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        Path java = JavaHomes.own().resolve("bin").resolve("java");
        return Pod.untilLine("ready", java, command, Map.of());
    }

    private static double wall(List<Pod.Cost> costs) {
        return Figures.median(costs.stream().mapToDouble(Pod.Cost::wall).toArray());
    }

    private static double cpu(List<Pod.Cost> costs) {
        return Figures.median(costs.stream().mapToDouble(Pod.Cost::cpu).toArray());
    }
}
