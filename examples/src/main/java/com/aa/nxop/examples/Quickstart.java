package com.aa.nxop.examples;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxBuilder;
import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts the local world, runs the example applications in it as pods would, and tells what happened, step by step.
 *
 * <p>Argument: a file with a trust policy for the NXOP role, in place of the usual one; empty for the usual one.
 */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(args.length == 0 ? "" : args[0]));
    }

    static int run(String trustPolicyFile) throws IOException, InterruptedException {
        SandboxBuilder world = NxopSandbox.builder().with(Part.DOCDB).msk(msk -> msk.topic("nxop-example-topic"));
        if (!trustPolicyFile.isBlank()) {
            String json = Files.readString(Path.of(trustPolicyFile));
            world.trustPolicies(trust -> trust.target(json));
        }
        try (NxopSandbox sandbox = world.build()) {
            sandbox.start();
            say("1. A KPaaS cluster and an NXOP account, on this machine. A pod starts with these variables:");
            new TreeMap<>(sandbox.environment()).forEach((name, value) -> say("     " + name + "=" + value));
            say("");
            int exit = runAll(sandbox);
            say("STS saw these calls:");
            tell(sandbox.sts().calls());
            say("");
            say(
                    exit == 0
                            ? "Access works: the applications wrote to and read from S3, MSK and DocumentDB of account"
                                    + " 178549792225, with the role example-role."
                            : "Access does not work: the application's message above says why and what to do.");
            return exit;
        }
    }

    /** One pod after the other, until one fails. */
    private static int runAll(NxopSandbox sandbox) throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        int number = 2;
        for (Class<?> application : List.of(
                S3App.class,
                ProducerApp.class,
                ConsumerApp.class,
                PropertiesOnlyConsumerApp.class,
                DocumentDbApp.class)) {
            say(number++ + ". " + application.getSimpleName() + " runs in such a pod:");
            if (application == PropertiesOnlyConsumerApp.class) {
                // A properties file cannot look the brokers up: a manifest names them.
                variables.put("NXOP_MSK_BOOTSTRAP_SERVERS", sandbox.msk().bootstrapServers());
            }
            int exit = PodProcess.run(application, variables);
            say("");
            if (exit != 0) {
                return exit;
            }
        }
        return 0;
    }

    /** Each kind of call once: one pod after the other does the same. */
    private static void tell(List<SandboxSts.Call> calls) {
        Map<String, Integer> times = new LinkedHashMap<>();
        calls.forEach(call -> times.merge(text(call), 1, Integer::sum));
        times.forEach((text, count) -> say("     " + (count == 1 ? "" : count + " times: ") + text));
    }

    private static String text(SandboxSts.Call call) {
        return (call.bySession() ? "The pod" : "EKS, for the pod,") + " called " + call.action() + " as "
                + call.caller()
                + tags("passing", call.tags())
                + tags("inheriting from its own session", call.inheritedTags())
                + (call.sessionArn() == null
                        ? "\n       and was refused: " + call.errorCode()
                        : "\n       and became " + call.sessionArn());
    }

    private static String tags(String how, Map<String, String> tags) {
        StringBuilder text = new StringBuilder("\n       " + how + (tags.isEmpty() ? " no tags" : " the tags"));
        new TreeMap<>(tags).forEach((key, value) -> text.append("\n         " + key + "=" + value));
        return text.toString();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
