package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes the gate, and what does not. */
@Tag("full")
class GateTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private final SandboxDocumentDb docdb = sandbox.docdb();

    private static void assertError(BsonDocument reply, int code, String text) {
        assertThat(reply.getInt32("code").getValue()).isEqualTo(code);
        assertThat(reply.getString("errmsg").getValue()).isEqualTo(text);
        assertThat(reply.getDouble("ok").getValue()).isZero();
    }

    private WireClient authenticated() throws Exception {
        WireClient client = new WireClient(docdb);
        BsonDocument reply =
                new HandMadeLogin(DocumentDbClients.session(sandbox)).over(client, UnaryOperator.identity());
        assertThat(reply.getBoolean("done").getValue()).isTrue();
        return client;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find|{find: 'orders'}",
                "insert|{insert: 'orders', documents: [{_id: 1}]}",
                "ping|{ping: 1}",
                "serverStatus|{serverStatus: 1}",
                "buildInfo|{buildInfo: 1}",
                "listDatabases|{listDatabases: 1}",
                "createUser|{createUser: 'me', roles: []}",
                "commitTransaction|{commitTransaction: 1}"
            },
            quoteCharacter = '"')
    void refusesCommandsBeforeAuthentication(String name, String command) throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            assertError(client.ask("admin", command), 13, "Command " + name + " requires authentication");
            assertError(client.askOldStyle("admin.$cmd", command), 13, "Command " + name + " requires authentication");
        }
    }

    @Test
    void refusesCommandsInTheMiddleOfAuthentication() throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            assertThat(client.ask("$external", HandMadeLogin.start())
                            .getBoolean("done")
                            .getValue())
                    .isFalse();
            assertError(client.ask("shop", "{find: 'orders'}"), 13, "Command find requires authentication");
        }
    }

    @Test
    void greetsStrangersInEveryWay() throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            assertThat(client.ask("admin", "{hello: 1}")
                            .getBoolean("isWritablePrimary")
                            .getValue())
                    .isTrue();
            assertThat(client.ask("admin", "{isMaster: 1}")
                            .getBoolean("ismaster")
                            .getValue())
                    .isTrue();
            assertThat(client.askOldStyle("admin.$cmd", "{ismaster: 1, helloOk: true}")
                            .getBoolean("helloOk")
                            .getValue())
                    .isTrue();
            assertThat(client.askOldStyle("admin.$cmd", "{$query: {isMaster: 1}}")
                            .getString("setName")
                            .getValue())
                    .isEqualTo("rs0");
        }
    }

    @ParameterizedTest
    @CsvSource({"hello,hello", "isMaster,isMaster", "ismaster,isMaster"})
    void refusesGreetingsOnExternal(String command, String said) throws Exception {
        String text = "Command " + said + " not supported on $external database.";
        try (WireClient client = new WireClient(docdb)) {
            assertError(client.ask("$external", "{" + command + ": 1}"), 73, text);
            assertError(client.askOldStyle("$external.$cmd", "{" + command + ": 1}"), 73, text);
        }
    }

    @Test
    void staysOpenWhereTheClientWantsNoReply() throws Exception {
        BsonDocument end = BsonDocument.parse("{endSessions: []}");
        try (WireClient client = new WireClient(docdb)) {
            client.say(WireClient.MORE_TO_COME, "admin", end);
            assertThat(client.ask("admin", "{hello: 1}").containsKey("setName")).isTrue();
        }
        try (WireClient client = authenticated()) {
            client.say(WireClient.MORE_TO_COME, "admin", end);
            client.say(
                    WireClient.MORE_TO_COME,
                    "shop",
                    BsonDocument.parse("{insert: 'silent', documents: [{_id: 1}], writeConcern: {w: 0}}"));
            assertThat(client.ask("shop", "{count: 'silent'}").getNumber("n").intValue())
                    .isEqualTo(1);
            assertThat(client.ask("admin", end).getDouble("ok").getValue()).isEqualTo(1.0);
        }
    }

    @Test
    void closesConnectionsThatTalkNonsense() throws Exception {
        for (int operation : new int[] {2013, 2004, 2012, 99}) {
            try (WireClient client = new WireClient(docdb)) {
                client.send(
                        operation,
                        ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).putInt(4));
                assertThatThrownBy(() -> client.ask("admin", "{hello: 1}"))
                        .isInstanceOfAny(EOFException.class, java.io.IOException.class);
            }
        }
        try (WireClient next = new WireClient(docdb)) {
            assertThat(next.ask("admin", "{hello: 1}").containsKey("setName")).isTrue();
        }
    }

    @Test
    void refusesQueriesInTheOldWay() throws Exception {
        try (WireClient client = authenticated()) {
            assertError(
                    client.askOldStyle("shop.orders", "{}"),
                    352,
                    "Unsupported OP_QUERY command. The client driver may require an upgrade.");
            assertThat(client.ask("admin", "{ping: 1}").getDouble("ok").getValue())
                    .isEqualTo(1.0);
        }
    }

    @Test
    void closesConnectionsOfStrangersThatQueryInTheOldWay() throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            assertThatThrownBy(() -> client.askOldStyle("shop.orders", "{}")).isInstanceOf(java.io.IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{insert: 'types', documents: [{_id: 1, x: {$symbol: 'a'}}]}",
                "{insert: 'types', documents: [{_id: 1, x: {$code: 'f()', $scope: {a: 1}}}]}",
                "{find: 'types', filter: {x: {$symbol: 'a'}}}"
            })
    void refusesBsonTypesThatItDoesNotKnowAndStaysOpen(String command) throws Exception {
        try (WireClient client = authenticated()) {
            assertError(
                    client.ask("shop", command),
                    22,
                    "The sandbox's DocumentDB cannot read this message. It is malformed, or holds a BSON type that the in-memory"
                            + " server does not know, for example a symbol or code with a scope.");
            assertThat(client.ask("admin", "{ping: 1}").getDouble("ok").getValue())
                    .isEqualTo(1.0);
        }
    }

    @Test
    void refusesAnEmptyCommandAndStaysOpen() throws Exception {
        try (WireClient client = authenticated()) {
            client.send(
                    2013,
                    ByteBuffer.allocate(10)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(0)
                            .put((byte) 0)
                            .putInt(5));
            assertThat(client.reply(5).getInt32("code").getValue()).isEqualTo(22);
            assertThat(client.ask("admin", "{ping: 1}").getDouble("ok").getValue())
                    .isEqualTo(1.0);
        }
    }

    @Test
    void saysWhichCommandsItDoesNotKnow() throws Exception {
        try (WireClient client = authenticated()) {
            assertError(client.ask("shop", "{teleport: 1}"), 59, "no such command: 'teleport'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksBothVersionsOfTls(String version) throws Exception {
        try (WireClient client = new WireClient(docdb, version)) {
            assertThat(client.protocol()).isEqualTo(version);
            assertThat(client.ask("admin", "{hello: 1}").containsKey("setName")).isTrue();
        }
    }
}
