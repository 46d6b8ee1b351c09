package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.MskSettings;
import com.aa.nxop.access.NxopAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Properties for Kafka clients of an MSK cluster in the NXOP account. Stateless; every client shares the session of the {@link NxopAccess}
 * that its properties were made from.
 *
 * <pre>{@code
 * Producer<String, String> producer = new KafkaProducer<>(NxopMsk.clientProperties(nxop, myProperties));
 * }</pre>
 */
public final class NxopMsk {
    private NxopMsk() {}

    /** As {@link #clientProperties(NxopAccess, Map)}, with nothing of the caller's own. */
    public static Map<String, Object> clientProperties(NxopAccess nxop) {
        return clientProperties(nxop, Map.of());
    }

    /**
     * The caller's properties, and beside them what IAM authentication needs: brokers, TLS, mechanism, login module, callback handler and
     * the session itself. Nothing that the caller set is changed.
     *
     * <p>The session is obtained here, in the caller's thread: where access does not work, this says so before there is a client, whose
     * own errors would come late and without words.
     *
     * @param base a map or {@code java.util.Properties}, for any Kafka client
     * @return a new map; it holds the {@link NxopAccess} itself, so it is for Kafka clients of this JVM and for nothing else
     * @throws AccessException if there is no access, if the brokers are not known, or if the caller's properties contradict IAM
     *     authentication
     */
    public static Map<String, Object> clientProperties(NxopAccess nxop, Map<?, ?> base) {
        Map<String, Object> properties = new LinkedHashMap<>();
        base.forEach((name, value) -> properties.put(String.valueOf(name), value));
        SaslProperties sasl = SaslProperties.of(nxop.config().msk(), properties);
        sasl.refuseContradictions(properties);
        nxop.credentialsProvider().resolveCredentials();
        sasl.defaults(nxop).forEach(properties::putIfAbsent);
        nxop.config().msk().caFile().ifPresent(file -> TrustedCa.of(file).forEach(properties::putIfAbsent));
        if (!properties.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(nxop));
        }
        return properties;
    }

    /**
     * The brokers: those of {@code NXOP_MSK_BOOTSTRAP_SERVERS}, else those that MSK names for {@code NXOP_MSK_CLUSTER_ARN}, asked with the
     * NXOP role on every call.
     *
     * @return {@code host:port,host:port}
     * @throws AccessException if neither is set, or if MSK does not know the cluster, does not tell, or the cluster has no listener with IAM
     *     authentication of the kind that {@code NXOP_MSK_CONNECTIVITY} asks for
     */
    public static String bootstrapServers(NxopAccess nxop) {
        MskSettings msk = nxop.config().msk();
        if (msk.bootstrapServers().isPresent()) {
            return msk.bootstrapServers().get();
        }
        String arn = msk.clusterArn()
                .orElseThrow(() -> new AccessException(
                        Finding.MSK_NOT_CONFIGURED,
                        "Where MSK is, is not configured: neither NXOP_MSK_BOOTSTRAP_SERVERS nor NXOP_MSK_CLUSTER_ARN is set.",
                        "Set one of them, or bootstrap.servers in the client's own properties."));
        return new BrokerLookup(nxop, arn).bootstrapServers();
    }
}
