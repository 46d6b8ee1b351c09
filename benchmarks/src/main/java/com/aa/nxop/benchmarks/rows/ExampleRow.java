package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.world.Image;
import com.aa.nxop.benchmarks.world.JavaHomes;
import com.aa.nxop.benchmarks.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands behind the example's Dockerfile, and the S3 example started from what they make. */
public final class ExampleRow implements Row {
    private static final String SUCCESS = "Wrote and read s3://";

    @Override
    public List<Line> measure() throws IOException, InterruptedException {
        List<Path> homes = new ArrayList<>(List.of(JavaHomes.own()));
        JavaHomes.other().ifPresent(homes::add);
        List<Line> lines = new ArrayList<>();
        try (World world = World.start()) {
            for (Path home : homes) {
                lines.add(example(home, world));
            }
        }
        return lines;
    }

    private static Line example(Path home, World world) throws IOException, InterruptedException {
        try (Image image = Image.example(home)) {
            ProcessBuilder builder = new ProcessBuilder(image.run().toString()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(world.environment());
            long start = System.nanoTime();
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            double nanos = (double) (System.nanoTime() - start);
            boolean works = exit == 0 && said.contains(SUCCESS);
            return new Line(
                    "the example image's S3App, from start to end, JDK " + JavaHomes.version(home),
                    works
                            ? Figures.time(nanos)
                            : "exit " + exit + ": " + said.strip().replaceAll("\\s+", " "),
                    "",
                    "",
                    "works",
                    Met.of(works));
        }
    }
}
