package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import org.junit.jupiter.api.Test;

/** How it is said; {@code proofs/fat-jar} has no such client. */
class ClusterLibraryTest {
    @Test
    void whatIsMissingIsNamedByItsCoordinates() {
        AccessException missing = ClusterLibrary.missing("orders", "software.amazon.awssdk:docdb:2.57.8");
        assertThat(missing.finding()).isEqualTo(DocumentDbFinding.DOCDB_LIBRARY_MISSING);
        assertThat(missing).hasMessage("""
                NXOP_DOCDB_CLUSTER_ID is orders, but the class path has no client for DocumentDB's control plane. The SDK asks it for \
                the cluster's endpoint.
                  Remedy: Add the dependency software.amazon.awssdk:docdb:2.57.8, or set NXOP_DOCDB_ENDPOINT.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-library-missing""");
    }
}
