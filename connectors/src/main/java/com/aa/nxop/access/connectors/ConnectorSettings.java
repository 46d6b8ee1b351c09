package com.aa.nxop.access.connectors;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** The settings of a connector or of a Kafka client, among which those of the SDK are in lower camel case: {@code nxopRole}. */
final class ConnectorSettings {
    private ConnectorSettings() {}

    /**
     * One more user of the session that they ask for.
     *
     * @throws com.aa.nxop.access.AccessException naming every setting that is missing, wrong or unknown
     */
    static NxopAccess access(Map<?, ?> settings) {
        return NxopAccess.shared(config(settings));
    }

    private static NxopConfig config(Map<?, ?> settings) {
        Map<String, Object> text = new HashMap<>();
        settings.forEach((name, value) -> {
            if (value != null) {
                text.put(name.toString(), value);
            }
        });
        return NxopConfig.builder().options("connector's setting", text).build();
    }

    /**
     * The same settings, read and no more.
     *
     * @throws ConfigException naming every setting that is missing, wrong or unknown
     */
    static NxopConfig checked(Map<?, ?> settings) {
        try {
            return config(settings);
        } catch (AccessException e) {
            throw refused(e);
        }
    }

    /** In Kafka's words. */
    static ConfigException refused(AccessException why) {
        ConfigException refused = new ConfigException(why.getMessage());
        refused.initCause(why);
        return refused;
    }

    /** With the region of the NXOP resources, where Glue's own setting names none. */
    static Map<String, ?> glue(NxopAccess nxop, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("region", nxop.region().id());
        return all;
    }
}
