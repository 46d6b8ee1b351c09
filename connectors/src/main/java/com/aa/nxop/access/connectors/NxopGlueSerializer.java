package com.aa.nxop.access.connectors;

import com.aa.nxop.access.NxopAccess;
import com.amazonaws.services.schemaregistry.serializers.GlueSchemaRegistryKafkaSerializer;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Glue's serializer, which asks the Schema Registry of the NXOP account with the NXOP session. It takes all properties of Glue's own:
 *
 * <pre>
 * value.serializer=com.aa.nxop.access.connectors.NxopGlueSerializer
 * dataFormat=AVRO
 * registry.name=nxop-example
 * </pre>
 *
 * <p>Without {@code region} it asks in the region of the NXOP resources. A registry of another role is named by {@code nxopRole}, and by other
 * settings of the SDK in lower camel case, beside these. Thread-safe once configured, as Glue's own.
 */
public final class NxopGlueSerializer implements Serializer<Object> {
    private @Nullable NxopAccess nxop;
    private @Nullable GlueSchemaRegistryKafkaSerializer glue;

    /** For Kafka, which makes it by reflection. */
    public NxopGlueSerializer() {}

    /**
     * Calls nothing yet.
     *
     * @throws com.aa.nxop.access.AccessException naming every setting of the SDK that is missing, wrong or unknown
     */
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        NxopAccess access = ConnectorSettings.access(configs);
        Map<String, ?> settings = ConnectorSettings.glue(access, configs);
        nxop = access;
        glue = new GlueSchemaRegistryKafkaSerializer(access.credentialsProvider(), settings);
        glue.configure(settings, isKey);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object data) {
        return Objects.requireNonNull(glue, "Kafka has to call configure first.")
                .serialize(topic, data);
    }

    /** Gives up its share of the session. */
    @Override
    public void close() {
        if (glue != null) {
            glue.close();
        }
        if (nxop != null) {
            nxop.close();
        }
    }
}
