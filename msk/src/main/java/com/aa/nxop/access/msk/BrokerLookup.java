package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.spi.ControlPlane;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.KafkaClientBuilder;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** Asks MSK's control plane for a cluster's brokers, once, with the NXOP role. */
record BrokerLookup(NxopAccess nxop, String clusterArn) {
    /** Long enough for an answer, and short where no packet gets through: a client whose brokers are named waits for it. */
    private static final Duration COMPARISON = Duration.ofSeconds(4);

    String bootstrapServers() {
        return wanted(withIam(ask(builder -> {})));
    }

    /** As above, in seconds or not at all; and where nobody has set {@code NXOP_MSK_CONNECTIVITY}, also those of other kinds. */
    Collection<String> possibleServers() {
        Map<BrokerConnectivity, String> known =
                withIam(ask(builder -> builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .apiCallTimeout(COMPARISON)
                        .build())));
        boolean chosen = MskSettings.of(nxop).connectivity().isPresent();
        return chosen || known.isEmpty() ? List.of(wanted(known)) : Set.copyOf(known.values());
    }

    private String wanted(Map<BrokerConnectivity, String> known) {
        BrokerConnectivity wanted = MskSettings.of(nxop).connectivity().orElse(BrokerConnectivity.PRIVATE);
        String servers = known.get(wanted);
        if (servers == null) {
            throw new AccessException(
                    MskFinding.MSK_NO_LISTENER,
                    "The cluster " + clusterArn + " has no " + word(wanted)
                            + " listener with IAM authentication; it has "
                            + (known.isEmpty() ? "none at all" : words(known)) + ".",
                    known.isEmpty()
                            ? "Switch IAM role-based authentication on in the cluster's security settings."
                            : "Set NXOP_MSK_CONNECTIVITY to " + words(known) + ", or switch " + word(wanted)
                                    + " connectivity on for the cluster.");
        }
        return servers;
    }

    private GetBootstrapBrokersResponse ask(Consumer<KafkaClientBuilder> more) {
        // Before the call: a session that comes meanwhile is not the one that was refused.
        String session = nxop.credentialsProvider().resolveCredentials().accessKeyId();
        MskSettings msk = MskSettings.of(nxop);
        KafkaClientBuilder builder =
                ControlPlane.configure(KafkaClient.builder(), nxop.adapterContext(), msk.region(), msk.controlPlane());
        more.accept(builder);
        try (KafkaClient kafka = builder.build()) {
            return kafka.getBootstrapBrokers(request -> request.clusterArn(clusterArn));
        } catch (NotFoundException e) {
            throw new AccessException(
                    MskFinding.MSK_CLUSTER_UNKNOWN,
                    "MSK does not know the cluster " + clusterArn + ": " + ControlPlane.said(e),
                    "Check NXOP_MSK_CLUSTER_ARN: its account, region, name and the cluster's own id at the end.",
                    e);
        } catch (SdkException e) {
            if (ControlPlane.isBadSession(e)) {
                throw ControlPlane.discardBadSession(
                        nxop.adapterContext(),
                        session,
                        "MSK does not accept the session: " + ControlPlane.said(e),
                        e,
                        e);
            }
            throw ControlPlane.isRefusal(e)
                    ? new AccessException(
                            MskFinding.MSK_LOOKUP_REFUSED,
                            "MSK refused to list the brokers of " + clusterArn + ": " + ControlPlane.said(e),
                            ControlPlane.refusalRemedy(
                                    nxop.adapterContext(),
                                    ControlPlane.said(e),
                                    "MSK",
                                    "cluster policy",
                                    "kafka:GetBootstrapBrokers",
                                    "Allow kafka:GetBootstrapBrokers on the cluster in the policy of "
                                            + nxop.config().role() + ", or set NXOP_MSK_BOOTSTRAP_SERVERS."
                                            + nxop.adapterContext().alsoNarrowed()),
                            e)
                    : new AccessException(
                            MskFinding.MSK_LOOKUP_FAILED,
                            "MSK did not list the brokers of " + clusterArn + ": " + ControlPlane.said(e),
                            ControlPlane.remedy(
                                    e,
                                    "Check that the pod can reach "
                                            + ControlPlane.host("kafka", msk.region())
                                            + " on port 443. Check AWS_ENDPOINT_URL_KAFKA if it is set. Or set"
                                            + " NXOP_MSK_BOOTSTRAP_SERVERS."),
                            e);
        }
    }

    private static Map<BrokerConnectivity, String> withIam(GetBootstrapBrokersResponse brokers) {
        Map<BrokerConnectivity, String> known = new EnumMap<>(BrokerConnectivity.class);
        put(known, BrokerConnectivity.PRIVATE, brokers.bootstrapBrokerStringSaslIam());
        put(known, BrokerConnectivity.PUBLIC, brokers.bootstrapBrokerStringPublicSaslIam());
        put(known, BrokerConnectivity.VPC, brokers.bootstrapBrokerStringVpcConnectivitySaslIam());
        return known;
    }

    private static void put(Map<BrokerConnectivity, String> known, BrokerConnectivity kind, @Nullable String servers) {
        if (servers != null && !servers.isBlank()) {
            known.put(kind, servers);
        }
    }

    private static String words(Map<BrokerConnectivity, String> known) {
        return known.keySet().stream().map(BrokerLookup::word).collect(Collectors.joining(" or "));
    }

    private static String word(BrokerConnectivity kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
