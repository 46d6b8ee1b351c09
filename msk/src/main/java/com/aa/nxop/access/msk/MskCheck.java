package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.ControlPlane;
import com.aa.nxop.access.spi.check.CheckContext;
import com.aa.nxop.access.spi.check.CheckSequence;
import com.aa.nxop.access.spi.check.NetworkTarget;
import com.aa.nxop.access.spi.check.ResourceCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/** Looks at MSK: its brokers' addresses, the way to each, a login and one call that changes nothing; then the topics and groups that were named. */
public final class MskCheck implements ResourceCheck {
    private static final ResourceCheck.Option TOPIC = new ResourceCheck.Option(
            "topic",
            "NAME[:read|:write]",
            "Ask MSK what the role may do with this topic.",
            Pattern.compile("[A-Za-z0-9._-]{1,249}(:(read|write))?"),
            "the name of a topic, with :read or :write at the end if the role needs that right");

    private static final ResourceCheck.Option GROUP = new ResourceCheck.Option(
            "group",
            "NAME",
            "Ask MSK whether the role may join this consumer group.",
            Pattern.compile("[^,\\p{Cntrl}]{1,249}"),
            "the id of a consumer group");

    @Override
    public List<ResourceCheck.Option> options() {
        return List.of(TOPIC, GROUP);
    }

    @Override
    public String resource() {
        return "msk";
    }

    @Override
    public boolean isConfigured(AdapterContext context, List<String> buckets) {
        MskSettings msk = context.settings(new MskSettingsReader());
        return msk.clusterArn().isPresent() || msk.bootstrapServers().isPresent();
    }

    @Override
    public void check(CheckContext context) {
        NxopAccess nxop = context.nxop();
        MskSettings msk = MskSettings.of(nxop);
        CheckSequence steps = context.sequence();
        URI controlPlane = ControlPlane.endpoint(msk.controlPlane(), ControlPlane.host("kafka", msk.region()));
        if (msk.bootstrapServers().isEmpty()) {
            steps.asking(controlPlane);
        }
        Optional<String> brokers = steps.find(
                "brokers",
                () -> NxopMsk.bootstrapServers(nxop),
                () -> new AccessException(
                        MskFinding.MSK_LOOKUP_FAILED,
                        "MSK did not list its brokers in time.",
                        ControlPlane.way(
                                        nxop.adapterContext(),
                                        msk.controlPlane(),
                                        ControlPlane.host("kafka", msk.region()))
                                + ", or set NXOP_MSK_BOOTSTRAP_SERVERS."));
        BrokerLogin login = new BrokerLogin(nxop, brokers.orElse(""));
        for (String address : brokers.map(servers -> servers.split(",", -1)).orElse(new String[0])) {
            context.network(
                    steps,
                    new NetworkTarget(
                            address.strip(),
                            msk.region(),
                            CoreFinding.NETWORK_TLS,
                            "NXOP_MSK_CA_FILE",
                            msk.caFile(),
                            BrokerPort.withoutTls(address.strip())),
                    () -> login.trust(steps.left()));
        }
        boolean in = steps.find("login and cluster", () -> login.describe(steps.left()), login::timeout)
                .isPresent();
        List<String> topics = context.named(TOPIC.name());
        List<String> groups = context.named(GROUP.name());
        if (topics.isEmpty() && groups.isEmpty()) {
            return;
        }
        if (!in) {
            topics.forEach(topic -> steps.step("topic " + topic, () -> "", login::timeout));
            groups.forEach(group -> steps.step("group " + group, () -> "", login::timeout));
            return;
        }
        MissingRights rights = MissingRights.of(nxop);
        Admin admin = login.client(steps.left());
        try {
            topics.forEach(topic -> context.sequence()
                    .connecting()
                    .step(
                            "topic " + topic,
                            () -> login.ask(() -> TopicRights.of(rights, topic).look(admin, steps.left())),
                            login::timeout));
            groups.forEach(group -> context.sequence()
                    .connecting()
                    .step(
                            "group " + group,
                            () -> login.ask(() -> new GroupRights(rights, group).look(admin, steps.left())),
                            login::timeout));
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
