package com.aa.nxop.probes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run has found, as a table for people and as JSON for programs. */
public record ProbeReport(String world, List<ProbeRun.Line> lines) {
    /** Whether a belief does not hold. */
    public boolean refuted() {
        return count(Verdict.DOES_NOT_HOLD) > 0;
    }

    private long count(Verdict verdict) {
        return lines.stream()
                .filter(line -> line.outcome().verdict() == verdict)
                .count();
    }

    /** One line for each probe; what was seen stands below those that do not hold, and the reason below those that cannot tell. */
    public String table() {
        int width = lines.stream()
                .mapToInt(line -> line.probe().id().length())
                .max()
                .orElse(0);
        String rows = lines.stream().map(line -> row(line, width)).collect(Collectors.joining());
        return rows + "\n" + world + ": " + count(Verdict.HOLDS) + " hold, " + count(Verdict.DOES_NOT_HOLD)
                + " do not hold, " + count(Verdict.CANNOT_TELL) + " cannot tell here\n";
    }

    private static String row(ProbeRun.Line line, int width) {
        Outcome outcome = line.outcome();
        String first = String.format(
                Locale.ROOT,
                "%-13s  %-" + Math.max(1, width) + "s  %s%n",
                outcome.verdict(),
                line.probe().id(),
                line.probe().belief());
        return outcome.verdict() == Verdict.HOLDS ? first : first + "               " + outcome.seen() + "\n";
    }

    public String json() {
        String probes = lines.stream()
                .map(line -> "    {\"probe\": " + quoted(line.probe().id()) + ", \"verdict\": "
                        + quoted(line.outcome().verdict().toString()) + ", \"belief\": "
                        + quoted(line.probe().belief()) + ", \"seen\": "
                        + quoted(line.outcome().seen()) + "}")
                .collect(Collectors.joining(",\n"));
        return "{\n  \"world\": " + quoted(world) + ",\n  \"probes\": [\n" + probes + "\n  ]\n}\n";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
