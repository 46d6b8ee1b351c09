package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The jars that a user's application gains: what Maven puts on the run-time class path of each of our modules, without what it puts on that
 * of an application that has the client library alone ({@code benchmarks/clients}).
 */
public final class JarsRow implements Row {
    private static final double KILOBYTE = 1_000;
    private static final double MOST = 250_000;
    private static final List<String> MODULES = List.of("core", "s3", "msk", "docdb");
    private static final List<String> OWN = List.of("io", "core", "s3", "msk", "docdb");
    /** Core's own class path has what is optional, too. */
    private static final Path CORE_ALONE = Path.of("benchmarks", "clients", "core");

    private static final Map<String, String> WITHOUT_US = Map.of("s3", "s3", "msk", "kafka", "docdb", "mongodb");

    @Override
    public List<Line> measure() throws IOException {
        List<Line> lines = new ArrayList<>();
        Map<String, Path> own = new LinkedHashMap<>();
        for (String module : OWN) {
            own.put(module, ownJar(module));
        }
        double sum = own.values().stream().mapToDouble(JarsRow::size).sum();
        lines.add(new Line(
                "our five jars together",
                Figures.of(sum / KILOBYTE) + " kB ("
                        + own.entrySet().stream()
                                .map(jar -> jar.getKey() + " " + Figures.of(size(jar.getValue()) / KILOBYTE))
                                .collect(Collectors.joining(", "))
                        + ")",
                "",
                "",
                "< " + Figures.of(MOST / KILOBYTE) + " kB",
                Met.of(sum < MOST)));
        for (String module : MODULES) {
            lines.add(gained(module));
        }
        return lines;
    }

    /**
     * The jars of others by name, which are too many for the table.
     *
     * @throws IOException if the class paths are not there
     */
    public String notes() throws IOException {
        StringBuilder text = new StringBuilder("Jars of others that an application gains, in kB:\n\n");
        for (String module : MODULES) {
            text.append("- `nxop-access-" + module + "`: " + list(gainedJars(module)) + "\n");
        }
        return text.toString();
    }

    private static List<Path> gainedJars(String module) throws IOException {
        String client = WITHOUT_US.get(module);
        Set<String> before = client == null
                ? Set.of()
                : classPath(Path.of("benchmarks", "clients", client)).stream()
                        .map(JarsRow::name)
                        .collect(Collectors.toSet());
        return classPath("core".equals(module) ? CORE_ALONE : Path.of(module)).stream()
                .filter(jar -> !before.contains(name(jar)))
                .filter(jar -> !name(jar).startsWith("nxop-access-"))
                .toList();
    }

    /** What an application with core alone has on its class path, but for our jar. */
    static List<Path> gainedByCore() throws IOException {
        return gainedJars("core");
    }

    private static Line gained(String module) throws IOException {
        String client = WITHOUT_US.get(module);
        List<Path> jars = gainedJars(module);
        double sum = jars.stream().mapToDouble(JarsRow::size).sum();
        return new Line(
                "jars of others gained by nxop-access-" + module
                        + (client == null ? " in an application with nothing else" : " beyond " + client + " clients"),
                jars.size() + " jars, " + Figures.of(sum / KILOBYTE) + " kB",
                "",
                "",
                "",
                Met.NONE);
    }

    private static String list(List<Path> jars) {
        return jars.stream()
                .map(jar -> name(jar).replaceFirst("\\.jar$", "") + " " + Figures.of(size(jar) / KILOBYTE))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** As {@code dependency:build-classpath} wrote it. */
    static List<Path> classPath(Path module) throws IOException {
        String text = Files.readString(module.resolve("target").resolve("class-path.txt"));
        return List.of(text.strip().split(java.io.File.pathSeparator, -1)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    static Path ownJar(String module) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(module, "target"), "nxop-access-*-SNAPSHOT.jar")) {
            return jars.iterator().next();
        }
    }

    private static String name(Path jar) {
        return String.valueOf(jar.getFileName());
    }

    private static double size(Path jar) {
        try {
            return (double) Files.size(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
