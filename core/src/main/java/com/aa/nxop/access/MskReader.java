package com.aa.nxop.access;

import com.aa.nxop.access.Environment.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Reads where MSK is. All of it is optional: an application without Kafka sets none of it. */
final class MskReader {
    private static final Pattern CLUSTER_ARN = Pattern.compile(
            "arn:(?<partition>aws[a-z-]{0,20}):kafka:(?<region>[a-z0-9-]{1,40}):\\d{12}:cluster/[A-Za-z0-9_-]{1,64}/[A-Za-z0-9-]{1,64}");
    private static final Pattern SERVERS = Pattern.compile(
            "[A-Za-z0-9._\\[\\]:-]{1,253}:\\d{1,5}(\\s*,\\s*[A-Za-z0-9._\\[\\]:-]{1,253}:\\d{1,5}){0,99}");

    private final Environment environment;
    private final Problems problems;

    MskReader(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** @param nxop the region of the NXOP resources */
    MskSettings read(Region nxop) {
        Optional<Found> arn = environment.find(Setting.MSK_CLUSTER_ARN);
        Optional<Region> region = arn.flatMap(this::region);
        return new MskSettings(
                arn.map(Found::value),
                servers(),
                Choice.read(
                                environment,
                                problems,
                                Setting.MSK_CONNECTIVITY,
                                List.of(MskConnectivity.values()),
                                value -> value.name().toLowerCase(Locale.ROOT))
                        .orElse(MskConnectivity.PRIVATE),
                Choice.read(
                        environment,
                        problems,
                        Setting.MSK_MECHANISM,
                        List.of(MskMechanism.values()),
                        MskMechanism::name),
                environment
                        .find(Setting.MSK_CA_FILE)
                        .flatMap(found -> FilePath.parse(found, problems, Finding.CONFIG_MSK)),
                region.orElse(nxop));
    }

    private Optional<Region> region(Found arn) {
        Matcher matcher = CLUSTER_ARN.matcher(arn.value());
        if (!matcher.matches() || !AwsPartition.isKnown(matcher.group("partition"))) {
            problems.add(
                    Finding.CONFIG_MSK,
                    arn,
                    "it must be the ARN of an MSK cluster. Write for example"
                            + " arn:aws:kafka:us-east-1:178549792225:cluster/name/0a1b2c3d-1111-2222-3333-444455556666-2.");
            return Optional.empty();
        }
        String region = matcher.group("region");
        // AWS_REGION is where the pod is, which may be elsewhere; NXOP_REGION is said of the resources, and then both
        // must agree.
        environment
                .find(Setting.REGION)
                .filter(nxop -> !nxop.value().equals(region))
                .ifPresent(nxop -> problems.add(
                        Finding.CONFIG_MSK,
                        arn,
                        "the cluster is in " + region + ", but " + nxop.name() + " says " + nxop.value()
                                + ". Correct the one that is wrong: requests are signed for one region."));
        return Optional.of(Region.of(region));
    }

    private Optional<String> servers() {
        Optional<Found> found = environment.find(Setting.MSK_BOOTSTRAP_SERVERS);
        if (found.isPresent() && !SERVERS.matcher(found.get().value()).matches()) {
            problems.add(
                    Finding.CONFIG_MSK,
                    found.get(),
                    "it must be host:port,host:port. Write for example b-1.name.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9098.");
        }
        return found.map(Found::value);
    }
}
