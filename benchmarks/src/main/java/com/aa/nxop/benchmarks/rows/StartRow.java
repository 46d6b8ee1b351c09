package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.start.OurStart;
import com.aa.nxop.benchmarks.start.PeerStart;
import com.aa.nxop.benchmarks.world.Image;
import com.aa.nxop.benchmarks.world.JavaHomes;
import com.aa.nxop.benchmarks.world.Pod;
import com.aa.nxop.benchmarks.world.World;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fresh JVM to its first credentials: wall time, processor time and memory; as it is, and with the run-time image and archive that
 * {@code examples/image/build-runtime.sh} makes. Class paths are those of an application that has nothing else.
 */
public final class StartRow implements Row {
    private static final int RUNS = 11;
    private static final double TARGET_17 = 0.65;
    private static final double TARGET_25 = 0.45;
    /** What two medians of eleven runs may differ by with nothing behind it. */
    private static final double NOISE = 1.03;

    @Override
    public List<Line> measure() throws Exception {
        List<Line> lines = new ArrayList<>();
        try (World world = World.start()) {
            lines.addAll(on("JDK 17", JavaHomes.own(), TARGET_17, world));
            lines.add(large(world));
            Optional<Path> other = JavaHomes.other();
            if (other.isPresent()) {
                lines.addAll(on("JDK 25", other.get(), TARGET_25, world));
            } else {
                lines.add(Line.notMeasured(
                        "fresh JVM to first NXOP credentials, JDK 25",
                        "≤ " + TARGET_25 + " with the AOT cache",
                        "JAVA25_HOME is not set"));
            }
        }
        return lines;
    }

    private static List<Line> on(String jdk, Path home, double target, World world)
            throws IOException, InterruptedException {
        List<Path> peerPath = new ArrayList<>(JarsRow.gainedByCore());
        peerPath.add(JarsRow.ownJar("benchmarks"));
        List<Path> ourPath = new ArrayList<>(peerPath);
        ourPath.add(0, JarsRow.ownJar("io"));
        ourPath.add(0, JarsRow.ownJar("core"));
        Path java = home.resolve("bin").resolve("java");
        Map<String, String> pod = world.environment();
        List<Pod.Cost> ours = new ArrayList<>();
        List<Pod.Cost> peers = new ArrayList<>();
        List<Pod.Cost> archived = new ArrayList<>();
        try (Image image = Image.build(home, OurStart.class, ourPath, pod)) {
            for (int i = 0; i < RUNS; i++) {
                peers.add(Pod.firstLine(java, List.of("-cp", joined(peerPath), PeerStart.class.getName()), pod));
                ours.add(Pod.firstLine(java, List.of("-cp", joined(ourPath), OurStart.class.getName()), pod));
                archived.add(Pod.firstLine(image.run(), List.of(), pod));
            }
        }
        StartCost our = StartCost.median(ours);
        StartCost peer = StartCost.median(peers);
        StartCost archive = StartCost.median(archived);
        return List.of(
                new Line(
                        "fresh JVM to first NXOP credentials, " + jdk + ", as it is",
                        our.times(),
                        peer.times(),
                        our.ratios(peer),
                        "wall not slower (±3 %)",
                        Met.of(our.wall() <= NOISE * peer.wall())),
                new Line(
                        "the same with the example image's archive",
                        archive.times(),
                        "as above",
                        archive.ratios(peer),
                        "≤ " + target,
                        Met.of(archive.wall() <= target * peer.wall())),
                new Line(
                        "peak memory of that process, " + jdk,
                        Figures.of(our.peak()) + " MiB (image: " + Figures.of(archive.peak()) + ")",
                        Figures.of(peer.peak()) + " MiB",
                        Figures.ratio(our.peak(), peer.peak()),
                        "not more (±3 %)",
                        Met.of(our.peak() <= NOISE * peer.peak())));
    }

    /** The benchmarks' own class path stands for an application with many libraries; every adapter of ours is among them. */
    private static Line large(World world) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        int jars = classPath.split(File.pathSeparator, -1).length;
        Path java = JavaHomes.own().resolve("bin").resolve("java");
        List<Pod.Cost> ours = new ArrayList<>();
        List<Pod.Cost> peers = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            peers.add(Pod.firstLine(java, List.of("-cp", classPath, PeerStart.class.getName()), world.environment()));
            ours.add(Pod.firstLine(java, List.of("-cp", classPath, OurStart.class.getName()), world.environment()));
        }
        StartCost our = StartCost.median(ours);
        StartCost peer = StartCost.median(peers);
        return new Line(
                "the same on a class path of " + jars + " jars, JDK 17",
                our.times(),
                peer.times(),
                our.ratios(peer),
                "wall not slower (±3 %)",
                Met.of(our.wall() <= NOISE * peer.wall()));
    }

    private static String joined(List<Path> classPath) {
        return classPath.stream()
                .map(Path::toAbsolutePath)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
