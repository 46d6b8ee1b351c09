package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.ControlPlane;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.MskSettings;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.diagnose.DiagnosisOptions;
import com.aa.nxop.access.diagnose.NetworkPath;
import com.aa.nxop.access.diagnose.ResourceCheck;
import com.aa.nxop.access.diagnose.Steps;
import com.aa.nxop.access.diagnose.Visit;
import java.util.Optional;

/** Looks at MSK: its brokers' addresses, the way to each, then a login and one call that changes nothing. */
public final class MskCheck implements ResourceCheck {
    @Override
    public String resource() {
        return "msk";
    }

    @Override
    public boolean isConfigured(NxopConfig config, DiagnosisOptions options) {
        MskSettings msk = config.msk();
        return msk.clusterArn().isPresent() || msk.bootstrapServers().isPresent();
    }

    @Override
    public void visit(Visit visit) {
        NxopAccess nxop = visit.nxop();
        MskSettings msk = nxop.config().msk();
        Steps steps = visit.steps();
        Optional<String> brokers = steps.find(
                "brokers",
                () -> NxopMsk.bootstrapServers(nxop),
                () -> new AccessException(
                        Finding.MSK_LOOKUP_FAILED,
                        "MSK did not tell its brokers in time.",
                        ControlPlane.way(nxop.config(), "KAFKA", ControlPlane.host("kafka", msk.region()))
                                + "; or set NXOP_MSK_BOOTSTRAP_SERVERS."));
        BrokerVisit broker = new BrokerVisit(nxop, brokers.orElse(""));
        for (String address : brokers.map(servers -> servers.split(",", -1)).orElse(new String[0])) {
            NetworkPath.to(nxop.config(), address.strip(), msk.region(), Finding.NETWORK_TLS, "NXOP_MSK_CA_FILE")
                    .walk(steps, () -> broker.trust(steps.left()));
        }
        steps.step("login and cluster", () -> broker.describe(steps.left()), broker::late);
    }
}
