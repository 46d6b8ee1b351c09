package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What Spring's Kafka is told beside the application's own properties. */
final class ConnectionDefaultsTest {
    private static final String RETRY = "spring.kafka.listener.auth-exception-retry-interval";

    private static ConnectionDefaults of(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("application", properties));
        return new ConnectionDefaults(environment, new AccessHandover());
    }

    @Test
    void aListenerTriesAgainTenSecondsAfterARefusal() {
        assertThat(of(Map.of("nxop.msk.bootstrap.servers", "localhost:9098")).getProperty(RETRY))
                .isEqualTo("10s");
    }

    @Test
    void kafkaWithoutMskStaysAsItIs() {
        ConnectionDefaults defaults = of(Map.of());
        assertThat(defaults.getPropertyNames())
                .contains(RETRY)
                .allSatisfy(name -> assertThat(defaults.getProperty(name)).isNull());
    }
}
