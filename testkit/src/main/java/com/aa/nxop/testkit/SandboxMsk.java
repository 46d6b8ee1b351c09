package com.aa.nxop.testkit;

import java.nio.file.Path;
import java.util.List;

/**
 * MSK of the NXOP account: where it is and who came. Thread-safe.
 *
 * <p>The broker judges a session by the sandbox's clock when it authenticates. After that it counts the remaining time in real seconds, so a
 * connection does not end early because that clock was moved.
 */
public interface SandboxMsk {
    /** As in {@code NXOP_MSK_CLUSTER_ARN}. */
    String clusterArn();

    /** Host and port of the listener for clients, which takes {@code AWS_MSK_IAM} and {@code OAUTHBEARER} over TLS. */
    String bootstrapServers();

    /** As in {@code NXOP_MSK_CA_FILE}: the CA of the broker's certificate, in PEM. */
    Path caFile();

    /** Every connection that was authenticated, in the order in which the broker took them up. */
    List<MskLogin> logins();

    /** Every authentication that was refused, with the reason that clients are not told. */
    List<MskRefusal> refusals();
}
