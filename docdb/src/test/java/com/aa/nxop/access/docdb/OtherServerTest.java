package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerConnectionState;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver's log says: Expecting replica set member, but found a SHARD_ROUTER. Its exception says: timed out. */
final class OtherServerTest {
    private static final DocumentDbSettings NAMED = new DocumentDbSettings(
            Optional.empty(), Optional.of("mongo.example:27017"), Optional.empty(), Optional.empty(), Optional.empty());

    private static ServerDescription.Builder answering(ServerType type) {
        return ServerDescription.builder()
                .address(new ServerAddress("mongo.example", 27017))
                .state(ServerConnectionState.CONNECTED)
                .ok(true)
                .type(type);
    }

    private static String what(ServerDescription server) {
        return OtherServer.of(server).orElseThrow().because(NAMED).what();
    }

    @Test
    void aMongos() {
        assertThat(OtherServer.of(answering(ServerType.SHARD_ROUTER).build())
                        .orElseThrow()
                        .because(NAMED))
                .hasMessage("""
                The server at mongo.example:27017 is a mongos, the router of a sharded cluster, but DocumentDB's instances are members \
                of the replica set rs0. The network and its rules are not the reason.
                  Remedy: Use an instance-based cluster of engine 5.0 or later, and check NXOP_DOCDB_ENDPOINT. An elastic cluster of \
                DocumentDB answers like this, and does not support IAM authentication.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-other-server""");
    }

    @Test
    void aServerOfAnotherProduct() {
        assertThat(OtherServer.of(answering(ServerType.STANDALONE).build())
                        .orElseThrow()
                        .because(NAMED))
                .hasMessage("""
                The server at mongo.example:27017 is a standalone server, but DocumentDB's instances are members of the replica set \
                rs0. The network and its rules are not the reason.
                  Remedy: Check NXOP_DOCDB_ENDPOINT: it must name an instance-based cluster of DocumentDB, by its own endpoint. A \
                MongoDB server that is not DocumentDB does not support IAM authentication with this account.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-other-server""");
    }

    @ParameterizedTest
    @CsvSource({
        "REPLICA_SET_PRIMARY, atlas-1, a member of the replica set atlas-1",
        "REPLICA_SET_GHOST, , a server without a replica set",
        "LOAD_BALANCER, , a load balancer",
    })
    void otherServers(ServerType type, String set, String kind) {
        assertThat(what(answering(type).setName(set).build())).contains(" is " + kind + ", but ");
    }

    @Test
    void aMemberAndAServerThatHasNotSaidWhatItIs() {
        assertThat(OtherServer.of(answering(ServerType.REPLICA_SET_SECONDARY)
                        .setName("rs0")
                        .build()))
                .isEmpty();
        assertThat(OtherServer.of(ServerDescription.builder()
                        .address(new ServerAddress("mongo.example", 27017))
                        .state(ServerConnectionState.CONNECTING)
                        .build()))
                .isEmpty();
    }
}
