package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the SDK knows of MSK, as values of Kafka's own properties: a cluster's ARN is enough where a tool takes nothing but text (Kafka Connect,
 * MirrorMaker, Streams, Kafka's command-line tools).
 *
 * <pre>
 * config.providers=nxop
 * config.providers.nxop.class=com.aa.nxop.access.msk.NxopConfigProvider
 * bootstrap.servers=${nxop:msk:bootstrap-servers}
 * ssl.truststore.type=PEM
 * ssl.truststore.location=${nxop:msk:ca-file}
 * </pre>
 *
 * <p>Parameters ({@code config.providers.nxop.param.nxopMskClusterArn=…}) are settings in lower camel case, over system properties and variables.
 * Thread-safe once configured.
 */
public final class NxopConfigProvider implements ConfigProvider {
    private static final String PATH = "msk";

    private static final String BROKERS = "bootstrap-servers";
    private static final String CA_FILE = "ca-file";

    private volatile @Nullable NxopConfig config;
    private volatile @Nullable NxopAccess share;

    /** For Kafka, which makes it by reflection. */
    public NxopConfigProvider() {}

    /**
     * Calls nothing yet.
     *
     * @throws AccessException naming every setting that is missing, wrong or unknown; Kafka wraps it in its own exception
     */
    @Override
    public void configure(Map<String, ?> parameters) {
        config =
                NxopConfig.builder().options("provider's parameter", parameters).build();
    }

    /** Every value that is configured. */
    @Override
    public ConfigData get(String path) {
        boolean ca = MskSettings.of(open()).caFile().isPresent();
        return get(path, ca ? Set.of(BROKERS, CA_FILE) : Set.of(BROKERS));
    }

    /**
     * The values of these keys; MSK is asked for the brokers where only the cluster's ARN is configured.
     *
     * @throws AccessException if there is no access, or a value is not configured
     * @throws ConfigException if the path or a key is not one of this provider's
     */
    @Override
    public ConfigData get(String path, Set<String> keys) {
        Map<String, String> data = new LinkedHashMap<>();
        keys.forEach(key -> data.put(key, value(path, key)));
        return new ConfigData(data);
    }

    private String value(String path, String key) {
        if (path.equals(PATH) && key.equals(BROKERS)) {
            return NxopMsk.bootstrapServers(open());
        }
        if (path.equals(PATH) && key.equals(CA_FILE)) {
            return caFile().toString();
        }
        throw new ConfigException("${nxop:" + path + ":" + key
                + "} is not a value that the SDK knows. Write ${nxop:msk:bootstrap-servers} or ${nxop:msk:ca-file}.");
    }

    private Path caFile() {
        return MskSettings.of(open())
                .caFile()
                .orElseThrow(
                        () -> new AccessException(
                                MskFinding.MSK_NOT_CONFIGURED,
                                "${nxop:msk:ca-file} has no value: NXOP_MSK_CA_FILE is not set.",
                                "Set NXOP_MSK_CA_FILE, or remove the property that asks for it: a public CA signs MSK's certificates."));
    }

    private synchronized NxopAccess open() {
        NxopAccess own = share;
        if (own == null) {
            NxopConfig known = config;
            if (known == null) {
                throw new IllegalStateException("Kafka has to call configure first.");
            }
            own = NxopAccess.shared(known);
            share = own;
        }
        return own;
    }

    /** Gives up this provider's share of the session, which outlives it by some seconds: the client that is being made finds it. */
    @Override
    public synchronized void close() {
        NxopAccess own = share;
        share = null;
        if (own != null) {
            own.close();
        }
    }
}
