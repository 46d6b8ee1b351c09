package com.aa.nxop.testkit;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * The sandbox as a process of its own, for clients in any language: prints {@code export NAME=value} lines and then {@code ready},
 * and runs until it gets SIGTERM. Ends with 2 on wrong usage. For tests and demonstrations, as it says on standard error: it listens on
 * loopback alone, and lets in every process that reaches it.
 */
public final class SandboxMain {
    private static final String NOT_FOR_PRODUCTION =
            "The NXOP sandbox is for tests and demonstrations, not for production. It listens on loopback only. Its credentials"
                    + " work nowhere else.";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private SandboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream variables = System.out;
        // Some loggers print there, Logback by default; a shell would take what Kafka and Jetty tell for commands.
        System.setOut(System.err);
        int status = run(List.of(arguments), variables, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        SandboxOptions options;
        try {
            options = SandboxOptions.parse(arguments);
        } catch (SandboxOptions.Wrong e) {
            err.println(e.getMessage());
            err.println();
            err.print(SandboxOptions.USAGE);
            return 2;
        }
        if (options.help()) {
            out.print(SandboxOptions.USAGE);
            return 0;
        }
        err.println(NOT_FOR_PRODUCTION); // Not on standard output, which a shell evaluates.
        NxopSandbox sandbox = options.sandbox();
        // Before start(): whoever ends a process that is just starting up wants its files gone, too.
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "nxop-sandbox-end"));
        sandbox.start();
        for (Map.Entry<String, String> variable : ClientVariables.of(sandbox).entrySet()) {
            out.println("export " + variable.getKey() + "=" + quoted(variable.getValue()));
        }
        out.println("ready");
        out.flush();
        // Nothing counts it down: the shutdown hook does the rest.
        new CountDownLatch(1).await();
        return 0;
    }

    /** For a POSIX shell. */
    static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
