package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.docdb.DocDbClient;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** docs/guide/network.md and its manifests have every name, address and port that the code knows. */
final class NetworkDocumentedTest {
    private static final Path ROOT = Path.of("../..");
    private static final List<String> MODULES = List.of("io", "core", "doctor", "s3", "msk", "docdb");

    /** {@code host:port} of AWS's, as examples in messages have it. */
    private static final Pattern ENDPOINT = Pattern.compile("([a-z0-9-]+(?:\\.[a-z0-9-]+)+\\.amazonaws\\.com):(\\d+)");

    private static final Pattern ON_PORT = Pattern.compile("on port (\\d+)");
    private static final Pattern LINK_LOCAL = Pattern.compile("169\\.254\\.\\d+\\.\\d+|fd00:ec2::[0-9a-f]+");
    private static final Pattern ROW = Pattern.compile("\\|[^|]*\\|[^|]*\\| ([^|]*\\d[^|]*) \\|[^|]*\\|");

    private static final String PAGE = read("docs/guide/network.md");
    private static final String CODE = code();

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code() {
        StringBuilder all = new StringBuilder();
        for (String module : MODULES) {
            try {
                for (Path file : SourceTree.files(ROOT.resolve(module).resolve("src/main/java"))) {
                    all.append(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    private static Set<String> inCode(Pattern pattern, Function<MatchResult, String> part) {
        return pattern.matcher(CODE).results().map(part).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a policy lets out: {@code 53}, {@code 14001-14100}. */
    private static Set<String> ports(String manifests) {
        Set<String> ports = new TreeSet<>();
        each(
                manifests,
                "ports",
                value -> ((List<?>) value).forEach(each -> {
                    Map<?, ?> port = (Map<?, ?>) each;
                    Object end = port.get("endPort");
                    ports.add(port.get("port") + (end == null ? "" : "-" + end));
                }));
        return ports;
    }

    private static List<String> values(String manifests, String key) {
        List<String> values = new ArrayList<>();
        each(manifests, key, value -> values.add(String.valueOf(value)));
        return values;
    }

    private static void each(String manifests, String key, Consumer<Object> use) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        StreamSupport.stream(yaml.loadAll(manifests).spliterator(), false)
                .forEach(document -> each(document, key, use));
    }

    private static void each(Object node, String key, Consumer<Object> use) {
        if (node instanceof List<?> list) {
            list.forEach(child -> each(child, key, use));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((name, child) -> {
                if (name.equals(key)) {
                    use.accept(child);
                }
                each(child, key, use);
            });
        }
    }

    private static List<String> blocks() {
        return Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(PAGE)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static Set<String> documentedPorts() {
        return ROW.matcher(PAGE)
                .results()
                .map(row -> row.group(1).replace(" to ", "-"))
                .flatMap(text -> Pattern.compile("\\d+(-\\d+)?").matcher(text).results())
                .map(port -> port.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theManifestsAreTheFilesToApply() {
        assertThat(blocks()).hasSize(3);
        assertThat(blocks().get(0)).isEqualTo(read("examples/k8s/network-policy.yaml"));
        assertThat(blocks().get(1)).isEqualTo(read("examples/k8s/network-policy-cilium.yaml"));
    }

    @Test
    void manifestsAndTableHaveTheSamePorts() {
        assertThat(documentedPorts())
                .isEqualTo(new TreeSet<>(Set.of("53", "80", "443", "9098", "9198", "20098", "14001-14100", "27017")));
        assertThat(ports(String.join("---\n", blocks()))).isEqualTo(documentedPorts());
        assertThat(ports(blocks().get(0))).isEqualTo(ports(blocks().get(1)));
    }

    @Test
    void everyPortThatTheCodeNamesIsThere() {
        Set<String> known = inCode(ON_PORT, found -> found.group(1));
        known.addAll(inCode(ENDPOINT, found -> found.group(2)));
        assertThat(known).contains("80", "443", "9098", "27017");
        assertThat(documentedPorts()).containsAll(known);
        assertThat(ports(blocks().get(0))).contains("80", "443", "9098", "27017");
        // By which the code tells that brokers are reached by PrivateLink.
        assertThat(CODE).contains(":14(?:0\\\\d\\\\d|100)$");
    }

    @Test
    void everyAddressOnTheNodeIsThere() {
        Set<String> known = inCode(LINK_LOCAL, MatchResult::group);
        assertThat(known).contains("169.254.170.23", "fd00:ec2::23", "169.254.169.254");
        assertThat(known).allSatisfy(address -> assertThat(PAGE).contains(address));
        assertThat(values(blocks().get(0), "cidr")).contains("169.254.170.23/32", "fd00:ec2::23/128");
        assertThat(values(blocks().get(1), "toEntities")).containsExactly("[host]");
    }

    /** As the AWS SDK's clients, which the SDK uses, make them. */
    @Test
    void everyNameThatTheCodeAsksForIsThere() {
        Stream<URI> endpoints = Stream.of(
                StsClient.serviceMetadata().endpointFor(Region.US_EAST_1),
                KafkaClient.serviceMetadata().endpointFor(Region.US_EAST_1),
                DocDbClient.serviceMetadata().endpointFor(Region.US_EAST_1),
                S3Client.serviceMetadata().endpointFor(Region.US_EAST_1));
        Set<String> names = endpoints
                .map(uri -> uri.toString().replaceFirst("^https?://", ""))
                // The SDK's old metadata of this one region are without it; its clients go to the regional endpoint.
                .map(host -> host.equals("s3.amazonaws.com") ? "s3.us-east-1.amazonaws.com" : host)
                .map(host -> host.equals("sts.amazonaws.com") ? "sts.us-east-1.amazonaws.com" : host)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).hasSize(4);
        assertThat(names).allSatisfy(host -> {
            assertThat(PAGE).contains("`" + host.replace("us-east-1", "<region>") + "`");
            assertThat(allowed(host, "443")).as(host).isTrue();
        });
        assertThat(allowed("nxop-example-data.s3.us-east-1.amazonaws.com", "443"))
                .isTrue();
        Set<String> examples = inCode(ENDPOINT, MatchResult::group);
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2).allSatisfy(endpoint -> {
            String[] parts = endpoint.split(":", 2);
            assertThat(allowed(parts[0], parts[1])).as(endpoint).isTrue();
        });
        assertThat(allowed("evil.example.com", "443")).isFalse();
    }

    /** Whether the rules for Cilium let it through: a star is one label of a name. */
    private static boolean allowed(String host, String port) {
        List<Boolean> found = new ArrayList<>();
        each(
                blocks().get(1),
                "egress",
                rules -> ((List<?>) rules).forEach(each -> {
                    Map<?, ?> rule = (Map<?, ?>) each;
                    if (rule.get("toFQDNs") instanceof List<?> names
                            && rule.get("toPorts").toString().contains("port=" + port + ",")) {
                        found.add(names.stream()
                                .map(name -> ((Map<?, ?>) name)
                                        .values()
                                        .iterator()
                                        .next()
                                        .toString())
                                .anyMatch(pattern ->
                                        host.matches(pattern.replace(".", "\\.").replace("*", "[a-z0-9-]+"))));
                    }
                }));
        return found.contains(true);
    }
}
