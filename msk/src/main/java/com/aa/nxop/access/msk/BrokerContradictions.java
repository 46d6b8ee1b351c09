package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the brokers that a client's own properties name with those of the SDK's settings. */
record BrokerContradictions(NxopAccess nxop, MskMechanism mechanism) {
    private static final Logger log = LoggerFactory.getLogger(NxopMsk.class);
    private static final String BROKERS = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
    /** With these the client's own brokers are all that is known, and they may be right. */
    private static final Set<Finding> NO_ANSWER =
            Set.of(MskFinding.MSK_LOOKUP_REFUSED, MskFinding.MSK_LOOKUP_FAILED, MskFinding.MSK_LIBRARY_MISSING);

    /** @throws AccessException if these lead to another cluster, or to another region, than the settings */
    void refuse(Brokers own) {
        MskSettings msk = MskSettings.of(nxop);
        refuseOtherRegion(own, msk);
        if (msk.bootstrapServers().isPresent()) {
            String configured = msk.bootstrapServers().get();
            if (!own.agreesWith(Brokers.of(configured))) {
                throw contradiction(
                        BROKERS,
                        own,
                        "NXOP_MSK_BOOTSTRAP_SERVERS is " + configured,
                        "Name the same brokers in both. If NxopMsk.clientProperties makes the properties, leave bootstrap.servers out.");
            }
        } else if (msk.clusterArn().isPresent()) {
            refuseOtherCluster(own, msk.clusterArn().get());
        }
    }

    /** @throws AccessException if a property with a prefix, which wins over the one without, leads to another cluster */
    void refuse(ApplicationProperties own, Brokers chosen) {
        own.read().keySet().stream()
                .map(PropertyName::of)
                .filter(name -> name.hasPrefix() && name.property().equals(BROKERS))
                .forEach(name -> {
                    Object value = own.read().get(name.name());
                    Brokers named = Brokers.of(value);
                    if (!PropertyText.hasPlaceholder(value) && !named.agreesWith(chosen)) {
                        throw contradiction(
                                name.name(),
                                named,
                                "bootstrap.servers is " + chosen,
                                "Remove the property with the prefix, or make separate properties for each kind of client.");
                    }
                });
    }

    private void refuseOtherCluster(Brokers own, String clusterArn) {
        try {
            Collection<String> brokers = BrokerLibrary.possibleServers(nxop, clusterArn);
            if (brokers.stream().map(Brokers::of).noneMatch(own::agreesWith)) {
                throw contradiction(
                        BROKERS,
                        own,
                        "the brokers of NXOP_MSK_CLUSTER_ARN are " + String.join(" or ", brokers),
                        "Set bootstrap.servers to these brokers. If NxopMsk.clientProperties makes the properties, leave"
                                + " bootstrap.servers out. If other names lead to the same cluster, set"
                                + " NXOP_MSK_BOOTSTRAP_SERVERS to those names.");
            }
        } catch (AccessException e) {
            if (own.isDefaultOfFramework() || !NO_ANSWER.contains(e.finding())) {
                throw e;
            }
            log.warn(
                    "The SDK could not compare bootstrap.servers with the brokers of NXOP_MSK_CLUSTER_ARN: {}",
                    e.what());
        }
    }

    /** AWS_MSK_IAM signs for the region that a broker's name tells, and OAUTHBEARER for that of the settings. */
    private void refuseOtherRegion(Brokers own, MskSettings msk) {
        String region = msk.region().id();
        boolean matters =
                mechanism == MskMechanism.OAUTHBEARER || msk.clusterArn().isPresent();
        if (matters && own.region().filter(there -> !there.equals(region)).isPresent()) {
            throw contradiction(
                    BROKERS,
                    own,
                    msk.clusterArn()
                            .map(arn -> "NXOP_MSK_CLUSTER_ARN is " + arn)
                            .orElse("the SDK signs the login for " + region),
                    "Correct the wrong value. The SDK takes the region from NXOP_MSK_CLUSTER_ARN, else from NXOP_REGION, else from"
                            + " AWS_REGION.");
        }
    }

    private static AccessException contradiction(String name, Brokers own, String setting, String remedy) {
        return new AccessException(
                MskFinding.MSK_CONTRADICTION,
                "The Kafka client's properties contradict the SDK's settings: " + name + " is " + own + ", but "
                        + setting + ".",
                remedy);
    }
}
