package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.jspecify.annotations.Nullable;

/** Classes that Kafka looks up by name with the context class loader of the thread that makes a client. */
final class KafkaClasses {
    private KafkaClasses() {}

    /**
     * Initializes what Kafka's clients initialize themselves when the first of them is made. From version 4 on they look classes up for it; on
     * a thread that does not see these, no Kafka client of the process could be made any more, on no thread.
     *
     * @throws AccessException if that has happened already
     */
    static void load() {
        try {
            ContextClassLoader.ofKafka(() -> List.of(
                    AdminClientConfig.configNames(), ConsumerConfig.configNames(), ProducerConfig.configNames()));
        } catch (LinkageError e) {
            throw new AccessException(
                    MskFinding.MSK_CLASS_LOADER,
                    "Java can no longer use Kafka's own classes in this process. A thread whose class loader does not see them made the"
                            + " first Kafka client.",
                    "Restart the process. Make the first Kafka client on a thread of the application, or call NxopMsk.clientProperties"
                            + " before it.",
                    e);
        }
    }

    /** What Kafka has where nobody sets the property; empty if nothing. A framework that sets the same sets nothing. */
    static String defaultOf(String property) {
        load();
        @Nullable Object value = AdminClientConfig.configDef().defaultValues().get(property);
        return PropertyText.of(value);
    }

    /** What a client needs beside, if there are threads in this process that do not see the login module. */
    static Map<String, Object> forEveryThread(SaslProperties sasl) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (!ContextClassLoader.sees(sasl.loginModuleClass())) {
            properties.put(SaslConfigs.SASL_LOGIN_CLASS, AnyThreadLogin.class);
            properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, metricReporters());
        }
        return properties;
    }

    /** Kafka's default, as classes in place of their names. */
    private static List<?> metricReporters() {
        Object names =
                AdminClientConfig.configDef().defaultValues().get(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG);
        ClassLoader kafka = CommonClientConfigs.class.getClassLoader();
        return names instanceof List<?> list
                ? list.stream()
                        .map(name -> ContextClassLoader.find(kafka, String.valueOf(name)))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }
}
