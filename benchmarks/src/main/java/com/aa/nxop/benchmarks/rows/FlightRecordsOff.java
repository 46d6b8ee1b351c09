package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.internal.jfr.FlightRecords;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The events for Java Flight Recorder while nothing is recorded: one for each attempt to get a session, and one for each wait for it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlightRecordsOff {
    @Benchmark
    public void attempt() {
        FlightRecords.attempt().ended("success", "");
    }

    @Benchmark
    public void waiting() {
        FlightRecords.waiting().ended("success", "");
    }
}
