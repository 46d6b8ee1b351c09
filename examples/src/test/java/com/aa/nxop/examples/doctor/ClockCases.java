package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Part;
import java.time.Duration;
import java.util.List;

/** The clock of the pod's node, and a laptop's tunnel. */
final class ClockCases {
    private ClockCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                clock(
                        "the clock of the node is 40 minutes ahead, and MSK refuses the login",
                        Part.MSK,
                        -40,
                        "ahead of"),
                clock("the clock of the node is 40 minutes behind, and MSK refuses the login", Part.MSK, 40, "behind"),
                clock(
                        "the clock of the node is 40 minutes ahead, and DocumentDB refuses the login",
                        Part.DOCDB,
                        -40,
                        "ahead of"),
                wrong(
                                "the clock of the node is hours ahead, and the agent's credentials seem to have ended",
                                pod -> move(pod, -600))
                        .finds("workload", "clock-skew", "Correct the clock of the pod's node (chrony)")
                        .mendedBy(pod -> move(pod, 600)),
                wrong(
                                "DocumentDB: nothing listens where the tunnel should begin",
                                pod -> pod.set("NXOP_DOCDB_TUNNEL", "127.0.0.1:1"))
                        .withResources()
                        .finds(
                                "docdb",
                                "docdb-unreachable",
                                "Start the tunnel, for example ssh -L 27017:<the cluster's endpoint> <bastion>",
                                "Or correct NXOP_DOCDB_TUNNEL")
                        .mendedBy(pod -> pod.set(
                                "NXOP_DOCDB_TUNNEL", pod.sandbox().docdb().endpoint())),
                wrong("DocumentDB: through a tunnel, and the endpoint is another cluster's", pod -> {
                            pod.set("NXOP_DOCDB_TUNNEL", pod.sandbox().docdb().endpoint());
                            pod.set("NXOP_DOCDB_ENDPOINT", "orders.cluster-a1.docdb.invalid:27017");
                        })
                        .withResources()
                        .finds(
                                "docdb",
                                "docdb-tls",
                                "If the error is about the name, connect with the cluster's own endpoint, which is in its certificate.")
                        .mendedBy(pod -> pod.set(
                                "NXOP_DOCDB_ENDPOINT", pod.sandbox().docdb().endpoint())));
    }

    private static Misconfiguration clock(String name, Part part, int minutes, String words) {
        return wrong(name, pod -> move(pod, minutes))
                .in(world -> world.with(part))
                .finds(
                        "workload",
                        "clock-skew",
                        "Correct the clock of the pod's node (chrony), then run the Doctor again.")
                .mendedBy((pod, said) -> {
                    if (said.text().contains("The pod's clock is 40 minutes " + words + " AWS's.")) {
                        move(pod, -minutes);
                    }
                });
    }

    /** The world's clock moves, and the pod's stays: kubelet renews the token by the world's. */
    private static void move(Patient pod, int minutes) {
        pod.sandbox().clock().advance(Duration.ofMinutes(minutes));
        pod.sandbox().token().rotate();
    }
}
