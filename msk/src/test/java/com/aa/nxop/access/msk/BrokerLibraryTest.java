package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import org.junit.jupiter.api.Test;

/** How it is said; {@code proofs/fat-jar} has no such client. */
class BrokerLibraryTest {
    @Test
    void whatIsMissingIsNamedByItsCoordinates() {
        AccessException missing = BrokerLibrary.missing("arn:x", "software.amazon.awssdk:kafka:2.57.8");
        assertThat(missing.finding()).isEqualTo(MskFinding.MSK_LIBRARY_MISSING);
        assertThat(missing).hasMessage("""
                NXOP_MSK_CLUSTER_ARN is arn:x, but the class path has no client for MSK's control plane. The SDK asks it for the \
                cluster's brokers.
                  Remedy: Add the dependency software.amazon.awssdk:kafka:2.57.8, or set NXOP_MSK_BOOTSTRAP_SERVERS.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-library-missing""");
    }
}
