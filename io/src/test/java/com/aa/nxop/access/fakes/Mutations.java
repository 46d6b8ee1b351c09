package com.aa.nxop.access.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.util.Throwables;

/**
 * Feeds a parser with texts that are almost right: of each, only an exception of ours may come, soon, and without the secrets that the text
 * holds. Small and seeded, for every build; Jazzer goes deeper with the same parsers, by hand (docs/internals/invariants.md).
 */
public final class Mutations {
    /** Stands in every secret of a text. */
    public static final String SECRET = "canary";

    private static final long LONGEST_MILLIS = 2_000;
    private static final int LARGEST = 200_000;
    private static final List<String> NASTY = List.of(
            "",
            "\0",
            "\r\n",
            "\uFEFF",
            "\u202E",
            "\uD800",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "]]>",
            "&b;",
            "{",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "\"",
            "\\u00",
            ",",
            "=",
            ":",
            "/",
            "..",
            "%s%n",
            "${jndi:x}",
            "null",
            "-1",
            "1e999",
            "NaN",
            "99999999999999999999",
            "9999-12-31T23:59:59Z",
            "+1000000000-01-01T00:00:00Z");

    private Mutations() {}

    /** So many texts, each made from one of the good ones; {@code -Plong} makes ten times as many. */
    public static void feed(int texts, Consumer<String> parser, String... good) {
        long seed = Long.getLong("fuzz.seed", 1);
        Random random = new Random(seed);
        for (int i = 0; i < texts * Integer.getInteger("fuzz.factor", 1); i++) {
            String text = good[random.nextInt(good.length)];
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                text = change(text, random);
            }
            check(parser, text, "seed " + seed + ", text " + i);
        }
    }

    /** Any text at all. */
    public static void check(Consumer<String> parser, String text, String which) {
        long start = System.nanoTime();
        try {
            parser.accept(text);
        } catch (RuntimeException | Error e) {
            if (!e.getClass().getName().startsWith("com.aa.nxop.access.")) {
                throw new AssertionError(which + ": " + text, e);
            }
            assertThat(Throwables.getStackTrace(e)).as(which).doesNotContain(SECRET);
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                .as(which)
                .isLessThan(LONGEST_MILLIS);
    }

    private static String change(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(Math.min(text.length() - from, 20) + 1);
        String nasty = NASTY.get(random.nextInt(NASTY.size()));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, from) + nasty + text.substring(from);
            case 3 -> text.substring(0, from) + nasty + text.substring(to);
            case 4 -> text.substring(0, from) + (char) random.nextInt(0x10000) + text.substring(to);
            case 5 -> text.substring(0, from) + text;
            default -> {
                String part = text.substring(from, to);
                yield text.substring(0, from)
                        + part.repeat(
                                Math.min(random.nextInt(1 << random.nextInt(14)), LARGEST / Math.max(1, part.length())))
                        + text.substring(to);
            }
        };
    }
}
