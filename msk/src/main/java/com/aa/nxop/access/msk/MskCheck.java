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
import java.util.List;
import java.util.Optional;

/** Looks at MSK: its brokers' addresses, the way to each, then a login and one call that changes nothing. */
public final class MskCheck implements ResourceCheck {
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
        Optional<String> brokers = steps.find(
                "brokers",
                () -> NxopMsk.bootstrapServers(nxop),
                () -> new AccessException(
                        MskFinding.MSK_LOOKUP_FAILED,
                        "MSK did not tell its brokers in time.",
                        ControlPlane.way(
                                        nxop.adapterContext(),
                                        msk.controlPlane(),
                                        ControlPlane.host("kafka", msk.region()))
                                + "; or set NXOP_MSK_BOOTSTRAP_SERVERS."));
        BrokerLogin login = new BrokerLogin(nxop, brokers.orElse(""));
        for (String address : brokers.map(servers -> servers.split(",", -1)).orElse(new String[0])) {
            context.network(
                    steps,
                    new NetworkTarget(address.strip(), msk.region(), CoreFinding.NETWORK_TLS, "NXOP_MSK_CA_FILE"),
                    () -> login.trust(steps.left()));
        }
        steps.step("login and cluster", () -> login.describe(steps.left()), login::timeout);
    }
}
