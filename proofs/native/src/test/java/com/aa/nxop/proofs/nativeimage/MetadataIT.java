package com.aa.nxop.proofs.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.check.ResourceCheck;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reachability metadata in the jars, against what is really loaded by name. A stale entry fails a native build, a missing one its user. */
final class MetadataIT {
    private static final Pattern CLASS = Pattern.compile("(?:com\\.aa|software\\.amazon|org\\.apache)\\.[\\w.$]+");

    /** Type and what of it can be reached. */
    record Entry(String type, boolean constructor) {
        @Override
        public String toString() {
            return type;
        }
    }

    static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String artifact : List.of("nxop-access-s3", "nxop-access-msk", "nxop-access-docdb")) {
            for (JsonNode entry : metadata(artifact).get("reflection")) {
                entries.add(new Entry(
                        entry.get("type").asString(),
                        entry.at("/methods/0/name").asString("").equals("<init>")));
            }
        }
        return entries;
    }

    private static JsonNode metadata(String artifact) throws IOException {
        String file = "/META-INF/native-image/com.aa.nxop/" + artifact + "/reachability-metadata.json";
        try (InputStream in = MetadataIT.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return JsonMapper.shared().readTree(in);
        }
    }

    private static TreeSet<String> types() throws IOException {
        TreeSet<String> types = new TreeSet<>();
        entries().forEach(entry -> types.add(entry.type()));
        return types;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsListedExistsAndCanBeMade(Entry entry) throws Exception {
        Class<?> type = Class.forName(entry.type());
        assertThat(entry.constructor()).isTrue();
        assertThat(type.getConstructor()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(classes = {AdapterSettings.class, ResourceCheck.class})
    void everyServiceIsListed(Class<?> service) throws IOException {
        List<String> providers = ServiceLoader.load(service).stream()
                .map(provider -> provider.type().getName())
                .toList();
        assertThat(providers).hasSize(3);
        assertThat(types()).containsAll(providers);
        for (String artifact : List.of("nxop-access-s3", "nxop-access-msk", "nxop-access-docdb")) {
            assertThat(metadata(artifact).at("/resources").toString())
                    .contains("\"META-INF/services/" + service.getName() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void everyClassThatKafkaIsToldByNameIsListed(String mechanism) throws IOException {
        List<String> named;
        try (NxopSandbox sandbox = NxopSandbox.builder().build().start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            variables.put("NXOP_MSK_MECHANISM", mechanism);
            variables.put("NXOP_MSK_BOOTSTRAP_SERVERS", "localhost:9098");
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                named = NxopMsk.clientProperties(nxop, Map.of()).values().stream()
                        .flatMap(value -> value instanceof Class<?> type
                                ? Stream.of(type.getName())
                                : CLASS.matcher(value.toString()).results().map(found -> found.group()))
                        .toList();
            }
        }
        assertThat(named).hasSizeGreaterThanOrEqualTo(2).contains("com.aa.nxop.access.msk.NxopMskCallbackHandler");
        assertThat(types()).containsAll(named);
    }

    /** The SASL mechanism of aws-msk-iam-auth, which java.security makes by the name of its class. */
    @Test
    void theSaslMechanismIsListed() throws Exception {
        Class.forName("software.amazon.msk.auth.iam.IAMLoginModule");
        List<String> factories = Stream.of(Security.getProviders())
                .flatMap(provider -> provider.getServices().stream())
                .filter(service -> service.getType().equals("SaslClientFactory"))
                .map(Provider.Service::getClassName)
                .filter(name -> name.startsWith("software.amazon.msk."))
                .toList();
        assertThat(factories).isNotEmpty();
        assertThat(types()).containsAll(factories);
    }
}
