package com.aa.nxop.probes.world;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the command line says about the world to ask. */
public final class AwsOptions {
    /** Names, with what they want. */
    private static final Map<String, String> NAMES = names();

    private final Map<String, String> values;

    private AwsOptions(Map<String, String> values) {
        this.values = values;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("--against", "aws");
        names.put("--region", "the region of STS; by default AWS_REGION, else us-east-1");
        names.put("--endpoint-url", "another STS than AWS's, for example the sandbox's");
        names.put("--account", "of the stack's roles; by default the caller's");
        names.put("--prefix", "of the stack's roles; by default nxop-probe");
        names.put("--source-role", "the ARN of any role in place of the stack's source");
        names.put("--target-role", "the ARN of any role in place of the stack's target");
        names.put("--namespace", "the namespace that the stack's policies want; by default fxip-ms-dev");
        names.put("--cluster-arn", "the cluster that they want; by default kpaas-nonprod in the account");
        names.put("--patience", "how long probes may wait, for example PT20M; by default not at all");
        names.put("--kafka", "the IAM listeners of an MSK cluster");
        names.put("--kafka-ca", "a PEM file with the CA of its brokers, if the CA is not public");
        names.put("--documentdb", "host and port of a DocumentDB cluster");
        names.put("--documentdb-ca", "Amazon's CA bundle");
        return names;
    }

    /** Flags without a value. */
    private static final Set<String> FLAGS = Set.of("--caller-is-source", "--json");

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with the sentence to print if one is unknown or has no value
     */
    public static AwsOptions of(List<String> arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (FLAGS.contains(name)) {
                values.put(name, "true");
            } else if (!NAMES.containsKey(name)) {
                throw new IllegalArgumentException("There is no option " + name + ".");
            } else if (rest.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value: " + NAMES.get(name) + ".");
            } else {
                values.put(name, rest.removeFirst());
            }
        }
        if (!"aws".equals(values.get("--against"))) {
            throw new IllegalArgumentException(
                    "Add --against aws: the probes then call AWS with the credentials of this shell or pod.");
        }
        return new AwsOptions(values);
    }

    /** For people. */
    public static String usage() {
        StringBuilder usage = new StringBuilder("java -jar probes.jar --against aws [options]\n");
        NAMES.forEach((name, text) -> usage.append(String.format("  %-18s %s%n", name, text)));
        return usage.append("  --caller-is-source the caller is the pod itself, whose session EKS has tagged\n")
                .append("  --json             print JSON\n")
                .toString();
    }

    public boolean json() {
        return values.containsKey("--json");
    }

    boolean callerIsSource() {
        return values.containsKey("--caller-is-source");
    }

    String region() {
        return option("--region")
                .or(() -> Optional.ofNullable(System.getenv("AWS_REGION")))
                .orElse("us-east-1");
    }

    URI sts() {
        return URI.create(option("--endpoint-url").orElse("https://sts." + region() + ".amazonaws.com/"));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Duration patience() {
        return option("--patience").map(Duration::parse).orElse(Duration.ZERO);
    }

    Optional<KafkaTarget> kafka() {
        return option("--kafka")
                .map(servers ->
                        new KafkaTarget(servers, region(), option("--kafka-ca").map(Path::of)));
    }

    Optional<MongoTarget> mongo() {
        return option("--documentdb")
                .flatMap(endpoint -> option("--documentdb-ca").map(ca -> new MongoTarget(endpoint, Path.of(ca))));
    }
}
