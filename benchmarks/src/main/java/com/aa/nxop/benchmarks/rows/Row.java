package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Line;
import java.util.List;

/** Measures ours beside its peers. */
@FunctionalInterface
public interface Row {
    /**
     * Takes seconds.
     *
     * @throws Exception if it cannot be measured
     */
    List<Line> measure() throws Exception;
}
