package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code MONGODB-AWS} message by message. */
@Tag("full")
class ConversationTest {
    private static final String NO_SIGNATURE_MATCH =
            "WRONG_SIGNATURE: The request signature we calculated does not match the signature you provided. Check your"
                    + " AWS Secret Access Key and signing method. Consult the service documentation for details.";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private final SandboxDocumentDb docdb = sandbox.docdb();

    private static HandMadeLogin login() {
        return new HandMadeLogin(DocumentDbClients.session(sandbox));
    }

    private static boolean ok(BsonDocument reply) {
        return reply.getDouble("ok").getValue() == 1.0;
    }

    private void assertRefused(BsonDocument reply, String why) {
        assertThat(reply.getInt32("code").getValue()).isEqualTo(18);
        assertThat(reply.getString("codeName").getValue()).isEqualTo("AuthenticationFailed");
        assertThat(reply.getString("errmsg").getValue()).isEqualTo("Authentication failed.");
        assertThat(ok(reply)).isFalse();
        assertThat(docdb.refusals())
                .last()
                .extracting(SandboxDocumentDb.Refusal::why)
                .isEqualTo(why);
    }

    private static UnaryOperator<BsonDocument> signature(String from, String to) {
        return payload -> {
            String header = payload.getString("a").getValue();
            assertThat(header).containsPattern(from);
            return payload.append("a", new BsonString(header.replaceFirst(from, to)));
        };
    }

    @Test
    void isTwoMessagesEachWay() throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            BsonDocument first = client.ask("$external", HandMadeLogin.start());
            assertThat(ok(first)).isTrue();
            assertThat(first.getInt32("conversationId").getValue()).isEqualTo(1);
            assertThat(first.getBoolean("done").getValue()).isFalse();
            BsonDocument challenge = HandMadeLogin.challenge(first);
            assertThat(challenge.getString("h").getValue()).isEqualTo("sts.us-east-1.amazonaws.com");
            byte[] nonce = challenge.getBinary("s").getData();
            assertThat(nonce).hasSize(64);
            assertThat(Arrays.copyOf(nonce, 32)).containsOnly(7);

            BsonDocument second = client.ask("$external", HandMadeLogin.proceed(login().answer(challenge)));
            assertThat(ok(second)).isTrue();
            assertThat(second.getBoolean("done").getValue()).isTrue();
            assertThat(second.getBinary("payload").getData()).isEmpty();
            assertThat(ok(client.ask("shop", "{ping: 1}"))).isTrue();
        }
    }

    @Test
    void takesNoNonceTwice() throws Exception {
        HandMadeLogin login = login();
        try (WireClient client = new WireClient(docdb)) {
            BsonDocument captured = HandMadeLogin.proceed(
                    login.answer(HandMadeLogin.challenge(client.ask("$external", HandMadeLogin.start()))));
            assertThat(ok(client.ask("$external", captured))).isTrue();
            // On the same connection, ...
            assertRefused(
                    client.ask("$external", captured),
                    "There is no conversation to continue: a server's nonce is good for one answer.");
            // ... in another conversation, ...
            assertThat(ok(client.ask("$external", HandMadeLogin.start()))).isTrue();
            assertRefused(client.ask("$external", captured), NO_SIGNATURE_MATCH);
            // ... and by somebody else who has listened and sends the same client's half.
            try (WireClient thief = new WireClient(docdb)) {
                assertThat(ok(thief.ask("$external", HandMadeLogin.start()))).isTrue();
                assertRefused(thief.ask("$external", captured), NO_SIGNATURE_MATCH);
                assertThat(thief.ask("shop", "{ping: 1}").getInt32("code").getValue())
                        .isEqualTo(13);
            }
        }
    }

    @Test
    void needsANewConversationAfterARefusal() throws Exception {
        HandMadeLogin login = login();
        try (WireClient client = new WireClient(docdb)) {
            BsonDocument challenge = HandMadeLogin.challenge(client.ask("$external", HandMadeLogin.start()));
            BsonDocument right = login.answer(challenge);
            BsonDocument wrong = right.clone().append("t", new BsonString("not-it"));
            assertRefused(
                    client.ask("$external", HandMadeLogin.proceed(wrong)),
                    "WRONG_TOKEN: The security token included in the request is invalid.");
            assertRefused(
                    client.ask("$external", HandMadeLogin.proceed(right)),
                    "There is no conversation to continue: a server's nonce is good for one answer.");
            assertThat(ok(login.over(client, UnaryOperator.identity()))).isTrue();
        }
    }

    @Test
    void refusesADateThatWasNotSigned() throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            Instant at = Instant.now();
            HandMadeLogin login = login().at(at);
            assertRefused(
                    login.over(client, payload -> {
                        String date = payload.getString("d").getValue();
                        char last = date.charAt(14) == '0' ? '1' : '0';
                        return payload.append("d", new BsonString(date.substring(0, 14) + last + "Z"));
                    }),
                    NO_SIGNATURE_MATCH);
        }
    }

    @Test
    void refusesSignaturesOfOtherTimes() throws Exception {
        for (Duration off : new Duration[] {Duration.ofMinutes(-16), Duration.ofMinutes(16)}) {
            try (WireClient client = new WireClient(docdb)) {
                BsonDocument reply =
                        login().at(sandbox.clock().instant().plus(off)).over(client, UnaryOperator.identity());
                assertThat(reply.getInt32("code").getValue()).isEqualTo(18);
                assertThat(docdb.refusals().get(docdb.refusals().size() - 1).why())
                        .startsWith(off.isNegative() ? "CLOCK_SKEWED: " : "NOT_YET_VALID: ");
            }
        }
        try (WireClient client = new WireClient(docdb)) {
            Instant almost = sandbox.clock().instant().minus(Duration.ofMinutes(14));
            assertThat(ok(login().at(almost).over(client, UnaryOperator.identity())))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-amz-security-token;|''|content-length;content-type;host;x-amz-date;x-mongodb-gs2-cb-flag;x-mongodb-server-nonce",
                ";x-mongodb-server-nonce|''|content-length;content-type;host;x-amz-date;x-amz-security-token;x-mongodb-gs2-cb-flag",
                "SignedHeaders=[^,]*|SignedHeaders=host|host",
                "SignedHeaders=|Headers=|''"
            })
    void wantsExactlyTheseHeadersSigned(String from, String to, String found) throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            assertRefused(
                    login().over(client, signature(from, to)),
                    "The signed headers are not \"content-length;content-type;host;x-amz-date;x-amz-security-token;"
                            + "x-mongodb-gs2-cb-flag;x-mongodb-server-nonce\" but \"" + found + "\".");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS4-HMAC-SHA256 |AWS4-ECDSA-P256-SHA256 |INCOMPLETE: ",
                "Signature=.*|Signature=|WRONG_SIGNATURE: ",
                "/sts/aws4|/rds/aws4|WRONG_SERVICE: ",
                "/\\d{8}/|/20150830/|WRONG_SCOPE_DATE: ",
                "Credential=[A-Z0-9]*/|Credential=/|UNKNOWN_KEY: ",
                ", Signature=.*|''|INCOMPLETE: "
            })
    void refusesOtherHeaders(String from, String to, String reason) throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            BsonDocument reply = login().over(client, signature(from, to));
            assertThat(reply.getInt32("code").getValue()).isEqualTo(18);
            assertThat(docdb.refusals().get(docdb.refusals().size() - 1).why()).startsWith(reason);
        }
    }

    @Test
    void refusesOtherRegions() throws Exception {
        try (WireClient client = new WireClient(docdb)) {
            assertRefused(
                    login().region("eu-west-1").over(client, UnaryOperator.identity()),
                    "WRONG_REGION: Credential should be scoped to a valid region. ");
        }
    }

    @Test
    void refusesOtherFirstMessages() throws Exception {
        BsonBinary nonce = new BsonBinary(new byte[32]);
        try (WireClient client = new WireClient(docdb)) {
            assertRefused(
                    client.ask(
                            "$external",
                            HandMadeLogin.start(new BsonDocument("r", nonce).append("p", new BsonInt32('y')))),
                    "The client's flag for channel binding is not 110 but 121.");
            assertRefused(
                    client.ask(
                            "$external",
                            HandMadeLogin.start(new BsonDocument("r", new BsonBinary(new byte[31]))
                                    .append("p", new BsonInt32('n')))),
                    "The client's nonce is not 32 bytes long.");
            assertRefused(
                    client.ask("$external", HandMadeLogin.start().append("payload", new BsonBinary(new byte[3]))),
                    "The payload is not BSON.");
            assertRefused(
                    client.ask("$external", HandMadeLogin.start().append("payload", new BsonString("text"))),
                    "The payload is not binary.");
            assertRefused(
                    client.ask("admin", HandMadeLogin.start()),
                    "The source of the credential is not $external but \"admin\".");
        }
    }

    @Test
    void refusesOtherSecondMessages() throws Exception {
        HandMadeLogin login = login();
        try (WireClient client = new WireClient(docdb)) {
            assertRefused(
                    login.over(client, payload -> new BsonDocument("a", payload.get("a"))),
                    "The second message lacks the signature or its date.");
            BsonDocument challenge = HandMadeLogin.challenge(client.ask("$external", HandMadeLogin.start()));
            assertRefused(
                    client.ask(
                            "$external",
                            HandMadeLogin.proceed(login.answer(challenge)).append("conversationId", new BsonInt32(2))),
                    "There is no conversation to continue: a server's nonce is good for one answer.");
        }
    }

    @Test
    void canBeHadAgainOnTheSameConnection() throws Exception {
        int before = docdb.logins().size();
        try (WireClient client = new WireClient(docdb)) {
            assertThat(ok(login().over(client, UnaryOperator.identity()))).isTrue();
            assertThat(ok(login().over(client, UnaryOperator.identity()))).isTrue();
            assertThat(docdb.logins()).hasSize(before + 2);
        }
    }
}
