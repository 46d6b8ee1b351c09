package com.aa.nxop.access.connectors;

import com.aa.nxop.access.NxopAccess;
import com.amazonaws.services.schemaregistry.deserializers.GlueSchemaRegistryKafkaDeserializer;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Glue's deserializer, which asks the Schema Registry of the NXOP account with the NXOP session. It takes all properties of Glue's own:
 *
 * <pre>
 * value.deserializer=com.aa.nxop.access.connectors.NxopGlueDeserializer
 * avroRecordType=GENERIC_RECORD
 * </pre>
 *
 * <p>Without {@code region} it asks in the region of the NXOP resources. A registry of another role is named by {@code nxopRole}, and by other
 * settings of the SDK in lower camel case, beside these. Thread-safe once configured, as Glue's own.
 */
public final class NxopGlueDeserializer implements Deserializer<Object> {
    private @Nullable NxopAccess nxop;
    private @Nullable GlueSchemaRegistryKafkaDeserializer glue;

    /** For Kafka, which makes it by reflection. */
    public NxopGlueDeserializer() {}

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
        glue = new GlueSchemaRegistryKafkaDeserializer(access.credentialsProvider(), settings);
        glue.configure(settings, isKey);
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
        return Objects.requireNonNull(glue, "Kafka has to call configure first.")
                .deserialize(topic, data);
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
