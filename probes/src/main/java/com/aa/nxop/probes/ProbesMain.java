package com.aa.nxop.probes;

import com.aa.nxop.probes.world.AwsOptions;
import com.aa.nxop.probes.world.AwsWorld;
import com.aa.nxop.probes.world.ImpossibleProbeException;
import com.aa.nxop.probes.world.ProbedWorld;
import java.io.PrintStream;
import java.util.List;

/** Puts all probes to AWS. Exit code 0: nothing is refuted; 1: a belief does not hold; 2: wrong usage, or nobody was reached. */
public final class ProbesMain {
    private ProbesMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        AwsOptions options;
        ProbedWorld world;
        try {
            options = AwsOptions.of(arguments);
            world = AwsWorld.of(options);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(AwsOptions.usage());
            return 2;
        } catch (ImpossibleProbeException e) {
            err.println(e.getMessage());
            return 2;
        }
        ProbeReport report = new ProbeReport("AWS", new ProbeRun(world).all(AllProbes.inOrder()));
        out.print(options.json() ? report.json() : report.table());
        return report.refuted() ? 1 : 0;
    }
}
