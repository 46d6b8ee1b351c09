package com.aa.nxop.benchmarks.world;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxBuilder;
import com.aa.nxop.testkit.SandboxSts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * What {@link com.aa.nxop.testkit.SandboxMain} is, and can be told on its standard input what is to go wrong: one line for each command,
 * one line for each answer. Ends with its input.
 */
final class SandboxProcess {
    private static final String NOBODY = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\","
            + " \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"sts:AssumeRole\"}]}";

    private SandboxProcess() {}

    public static void main(String[] arguments) throws IOException {
        SandboxBuilder world = NxopSandbox.builder();
        for (String argument : arguments) {
            switch (argument) {
                case "msk" -> world.msk(msk -> msk.topic(World.TOPIC));
                case "docdb" -> world.with(Part.DOCDB);
                default -> world.sts(sts -> sts.sessionLifetime(Duration.parse(argument)));
            }
        }
        try (NxopSandbox sandbox = world.start();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            sandbox.environment().forEach((name, value) -> System.out.println(name + "=" + value));
            System.out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(obey(sandbox, line.split(" ", -1)));
            }
        }
        System.exit(0); // Whatever a server's threads still do.
    }

    private static String obey(NxopSandbox sandbox, String[] command) {
        switch (command[0]) {
            case "requests" -> {
                return String.valueOf(sandbox.requests(Endpoint.STS));
            }
            case "sessions" -> {
                return String.valueOf(sandbox.sts().calls().stream()
                        .filter(SandboxSts.Call::bySession)
                        .filter(call -> call.action().equals("AssumeRole"))
                        .map(SandboxSts.Call::sessionArn)
                        .filter(Objects::nonNull)
                        .count());
            }
            case "brokers" -> {
                return sandbox.msk().bootstrapServers();
            }
            case "documents" -> {
                return sandbox.docdb().endpoint();
            }
            case "latency" -> sandbox.faults(Endpoint.STS).inject(Fault.latency(Duration.parse(command[1])));
            case "well" -> sandbox.faults(Endpoint.STS).clear();
            case "refuse" -> sandbox.trustPolicies().replaceTarget(NOBODY);
            case "advance" -> sandbox.clock().advance(Duration.parse(command[1]));
            default -> throw new IllegalArgumentException(command[0]);
        }
        return "done";
    }
}
