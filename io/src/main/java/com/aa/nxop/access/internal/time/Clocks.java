package com.aa.nxop.access.internal.time;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Where a {@link ClockReading} is read: a seam, so that tests run in virtual time. Thread-safe. */
public final class Clocks {
    /** No machine's clocks drift apart by so much within a session's life: one was set, or the machine was suspended. */
    private static final long DRIFT = 1_000;
    /** Linux, proc_uptime(5): seconds since boot, with two decimals, and time spent in suspension is included. */
    private static final String UPTIME_FILE = "/proc/uptime";

    private final InstantSource wall;
    private final LongSupplier monotonic;
    private final Supplier<OptionalLong> uptime;

    /**
     * @param monotonic milliseconds that never step
     * @param uptime milliseconds since the machine's start, if they can be had
     */
    public Clocks(InstantSource wall, LongSupplier monotonic, Supplier<OptionalLong> uptime) {
        this.wall = wall;
        this.monotonic = monotonic;
        this.uptime = uptime;
    }

    /**
     * The real ones.
     *
     * @param wall the time of day, as everything else in the process sees it
     */
    public static Clocks ofThisMachine(InstantSource wall) {
        return new Clocks(wall, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), () -> uptime(UPTIME_FILE));
    }

    public long monotonic() {
        return monotonic.getAsLong();
    }

    public long wall() {
        return wall.millis();
    }

    /** By all three clocks. */
    public ClockReading now() {
        return new ClockReading(
                monotonic.getAsLong(), wall.millis(), uptime.get().orElse(ClockReading.UNREAD));
    }

    /** By the two clocks that are cheap. */
    public ClockReading glance() {
        return new ClockReading(monotonic.getAsLong(), wall.millis(), ClockReading.UNREAD);
    }

    /** By the two clocks that are cheap, and by the third only if they have drifted apart since that moment. */
    public ClockReading now(ClockReading since) {
        ClockReading now = glance();
        long drift = now.wall() - since.wall() - (now.monotonic() - since.monotonic());
        return Math.abs(drift) > DRIFT
                ? new ClockReading(now.monotonic(), now.wall(), uptime.get().orElse(ClockReading.UNREAD))
                : now;
    }

    /** What has passed since that moment, by the monotonic clock. */
    public Duration since(ClockReading moment) {
        return Duration.ofMillis(monotonic() - moment.monotonic());
    }

    /** Not through a channel, which an interrupted thread cannot read. */
    static OptionalLong uptime(String file) {
        try (InputStream in = new FileInputStream(file)) {
            String text = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
            double seconds = Double.parseDouble(text.substring(0, text.indexOf(' ')));
            return seconds >= 0 ? OptionalLong.of((long) (seconds * 1_000)) : OptionalLong.empty();
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty(); // Not Linux, or a container that hides it.
        }
    }
}
