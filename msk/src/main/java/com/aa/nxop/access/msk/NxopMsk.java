package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.util.Map;

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
     * the session itself. What the caller set stays as it is, but for one default of frameworks: {@code bootstrap.servers} that is
     * {@code localhost:9092} alone gives way to the brokers that are configured, and the log says so.
     *
     * <p>Properties that contradict the session or the settings are refused by their names: another mechanism, login module, option of a
     * login module, callback handler or token endpoint, another {@link NxopAccess}, brokers of another cluster. The same holds for names with
     * a prefix of Kafka Streams or Kafka Connect, such as {@code producer.}. Placeholders of {@code config.providers} are resolved for the
     * comparison alone. Where the caller says whom the client trusts ({@code ssl.truststore.*}, {@code ssl.engine.factory.class}),
     * {@code NXOP_MSK_CA_FILE} is not used, and the log says so.
     *
     * <p>The session is obtained here, in the caller's thread: where access does not work, this says so before there is a client, whose
     * own errors would come late and without words. Where only {@code NXOP_MSK_CLUSTER_ARN} is configured, MSK is asked for the brokers, also
     * to compare the caller's with them; if it does not answer, the caller's are used, and the log says so.
     *
     * <p>Clients may be made of the map on any thread. Where threads of the process do not see the application's classes (one jar, a plug-in),
     * the map also holds {@code sasl.login.class} and Kafka's own {@code metric.reporters} as classes.
     *
     * @param base a map or {@code java.util.Properties} with its defaults, for any Kafka client
     * @return a new map; it holds the {@link NxopAccess} itself, so it is for Kafka clients of this JVM and for nothing else
     * @throws AccessException if there is no access, if the brokers are not known, or if the caller's properties contradict IAM
     *     authentication or the settings
     */
    public static Map<String, Object> clientProperties(NxopAccess nxop, Map<?, ?> base) {
        return ClientProperties.of(nxop, base).complete();
    }

    /**
     * The brokers: those of {@code NXOP_MSK_BOOTSTRAP_SERVERS}, else those that MSK names for {@code NXOP_MSK_CLUSTER_ARN}, asked with the
     * NXOP role on every call.
     *
     * @return {@code host:port,host:port}
     * @throws AccessException if neither is set, if the application has no {@code software.amazon.awssdk:kafka} to ask with, or if MSK does not know the cluster, does not tell, or the cluster has no listener with IAM
     *     authentication of the kind that {@code NXOP_MSK_CONNECTIVITY} asks for
     */
    public static String bootstrapServers(NxopAccess nxop) {
        MskSettings msk = MskSettings.of(nxop);
        if (msk.bootstrapServers().isPresent()) {
            return msk.bootstrapServers().get();
        }
        String arn = msk.clusterArn()
                .orElseThrow(() -> new AccessException(
                        MskFinding.MSK_NOT_CONFIGURED,
                        "The SDK does not know the MSK brokers: neither NXOP_MSK_BOOTSTRAP_SERVERS nor NXOP_MSK_CLUSTER_ARN is set.",
                        "Set one of them, or bootstrap.servers in the client's own properties."));
        return BrokerLibrary.bootstrapServers(nxop, arn);
    }

    /**
     * What a Kafka client's exception means, where its own text does not say: {@code Access denied}, a time-out without a reason, an error of
     * TLS. Where Kafka got no answer and the session is missing, it asks for the session, so call it when telling a person.
     *
     * @param failure what the client has thrown, or a callback or future has been given; what it is wrapped in does not matter
     */
    public static AccessException explain(NxopAccess nxop, Throwable failure) {
        return new KafkaFailureExplanation(nxop).of(failure);
    }

    /**
     * For an application that a server unloads and loads again, as a web application: removes the JVM's security providers of this class loader. Kafka and
     * {@code aws-msk-iam-auth} add them and never remove them, so the JVM would keep the application's classes. Call it after the close of the
     * last Kafka client of the application, and make no other client then. An application in a JVM of its own needs no call.
     */
    public static void removeSecurityProviders() {
        SecurityProviders.removeOf(NxopMsk.class.getClassLoader());
    }
}
