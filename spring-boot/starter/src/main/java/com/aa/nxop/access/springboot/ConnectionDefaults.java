package com.aa.nxop.access.springboot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Properties of Spring Boot that follow from the SDK's settings, behind all others: whatever the application sets stays. They are read when somebody
 * asks, because the access and its handle come into being while the application starts.
 */
final class ConnectionDefaults extends EnumerablePropertySource<AccessHandover> {
    private static final String KAFKA = "spring.kafka.properties.";
    static final String KAFKA_PROPERTIES = "org.springframework.boot.kafka.autoconfigure.KafkaProperties";
    static final String IAM = "software.amazon.msk.auth.iam.IAMLoginModule";
    static final String BEARER = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";
    static final String HANDLER = "com.aa.nxop.access.msk.NxopMskCallbackHandler";
    private static final boolean KAFKA_PRESENT =
            ClassUtils.isPresent(KAFKA_PROPERTIES, ConnectionDefaults.class.getClassLoader());

    private final ConfigurableEnvironment environment;
    private final Map<String, Supplier<@Nullable String>> values = new LinkedHashMap<>();

    ConnectionDefaults(ConfigurableEnvironment environment, AccessHandover handover) {
        super(
                "nxopConnectionDefaults",
                handover); // Spring would look for sources inside a source that is an environment.
        this.environment = environment;
        if (KAFKA_PRESENT) {
            kafka("[security.protocol]", () -> "SASL_SSL");
            kafka("[sasl.mechanism]", this::mechanism);
            kafka("[sasl.jaas.config]", this::jaas);
            kafka("[sasl.client.callback.handler.class]", () -> isBearer() ? null : HANDLER);
            kafka("[sasl.login.callback.handler.class]", () -> isBearer() ? HANDLER : null);
            kafka("[ssl.truststore.type]", () -> caFile().map(file -> "PEM").orElse(null));
            kafka("[ssl.truststore.location]", () -> caFile().orElse(null));
            values.put("spring.kafka.listener.auth-exception-retry-interval", () -> isMsk() ? "10s" : null);
        }
        values.put(
                "spring.mongodb.database", () -> setting("nxop.docdb.database").orElse(null));
    }

    private void kafka(String name, Supplier<@Nullable String> value) {
        values.put(KAFKA + name, () -> isMsk() ? value.get() : null);
    }

    @Override
    public String[] getPropertyNames() {
        return values.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Supplier<@Nullable String> value = values.get(name);
        return value == null ? null : value.get();
    }

    /** MSK is configured, and the application's own properties do not lead to another cluster by another login. */
    private boolean isMsk() {
        return ConfiguredService.MSK.in(environment) && !ownLogin();
    }

    private boolean ownLogin() {
        return own("security.protocol")
                        .or(() -> ofApplication("spring.kafka.security.protocol"))
                        .filter(protocol -> !protocol.equals("SASL_SSL"))
                        .isPresent()
                || own("sasl.jaas.config").isPresent()
                || own("sasl.mechanism")
                        .filter(name -> !name.equals("OAUTHBEARER") && !name.equals("AWS_MSK_IAM"))
                        .isPresent();
    }

    /** What the application itself has among the properties of its Kafka clients, in either of Spring's spellings. */
    private Optional<String> own(String name) {
        return ofApplication(KAFKA + name).or(() -> ofApplication(KAFKA + "[" + name + "]"));
    }

    /** To ask the environment would ask this source, which asks. */
    private Optional<String> ofApplication(String name) {
        List<PropertySource<?>> others = environment.getPropertySources().stream()
                .filter(other -> !(other instanceof ConnectionDefaults)
                        && !ConfigurationPropertySources.isAttachedConfigurationPropertySource(other))
                .toList();
        ConfigurationPropertyName canonical = ConfigurationPropertyName.of(name);
        return StreamSupport.stream(ConfigurationPropertySources.from(others).spliterator(), false)
                .flatMap(other -> Optional.ofNullable(other.getConfigurationProperty(canonical)).stream())
                .findFirst()
                .map(property -> environment.resolvePlaceholders(String.valueOf(property.getValue())));
    }

    private boolean isBearer() {
        return mechanism().equals("OAUTHBEARER");
    }

    private String mechanism() {
        return own("sasl.mechanism").or(() -> setting("nxop.msk.mechanism")).orElse("AWS_MSK_IAM");
    }

    private String jaas() {
        return (isBearer() ? BEARER : IAM) + " required nxopAccess=\""
                + source.prepare(environment).access().handle() + "\";";
    }

    private Optional<String> caFile() {
        boolean own = ofApplication("spring.kafka.ssl.bundle").isPresent()
                || ofApplication("spring.kafka.ssl.trust-store-location").isPresent()
                || ofApplication("spring.kafka.ssl.trust-store-certificates").isPresent()
                || own("ssl.truststore.location").isPresent()
                || own("ssl.truststore.certificates").isPresent();
        return own ? Optional.empty() : setting("nxop.msk.ca.file");
    }

    private Optional<String> setting(String property) {
        return EnvironmentSettings.of(environment).value(property);
    }
}
