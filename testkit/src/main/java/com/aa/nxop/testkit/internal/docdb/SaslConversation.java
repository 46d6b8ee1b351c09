package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The server's side of {@code MONGODB-AWS}: two messages each way. For one connection; not thread-safe. */
final class SaslConversation {
    private static final String MECHANISM = "MONGODB-AWS";
    private static final String EXTERNAL = "$external";
    private static final int ID = 1;
    private static final int HALF = 32;
    /** No channel binding: the letter n. */
    private static final int GS2_FLAG = 'n';

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClusterState cluster;
    private final String member;
    private byte @Nullable [] nonce;

    SaslConversation(ClusterState cluster, String member) {
        this.cluster = cluster;
        this.member = member;
    }

    /** Somebody who is let in. */
    interface Admitted {
        void as(String user);
    }

    Document start(Request request) {
        nonce = null;
        Object mechanism = request.body().get("mechanism");
        if (!MECHANISM.equals(mechanism) || !cluster.engine().takesIam()) {
            cluster.desk()
                    .refused(
                            member,
                            DocumentDbReplies.UNSUPPORTED_MECHANISM,
                            DocumentDbReplies.UNSUPPORTED_MECHANISM_TEXT,
                            MECHANISM.equals(mechanism)
                                    ? "IAM authentication needs DocumentDB 5.0 or newer."
                                    : "The mechanism is not " + MECHANISM + " but \"" + mechanism + "\".");
            return DocumentDbReplies.unsupportedMechanism();
        }
        try {
            byte[] both = nonce(request);
            nonce = both;
            Document challenge = new Document("s", new BinData(both))
                    .append("h", cluster.desk().stsHost());
            return reply(false, bytes(challenge));
        } catch (UnacceptableCommand e) {
            return refused(e.why());
        }
    }

    private static byte[] nonce(Request request) throws UnacceptableCommand {
        if (!request.database().equals(EXTERNAL)) {
            throw new UnacceptableCommand(
                    "The source of the credential is not " + EXTERNAL + " but \"" + request.database() + "\".");
        }
        Document first = payload(request);
        if (!(first.get("r") instanceof BinData half) || half.getData().length != HALF) {
            throw new UnacceptableCommand("The client's nonce is not " + HALF + " bytes long.");
        }
        if (!Integer.valueOf(GS2_FLAG).equals(first.get("p"))) {
            throw new UnacceptableCommand(
                    "The client's flag for channel binding is not 110 but " + first.get("p") + ".");
        }
        byte[] server = new byte[HALF];
        RANDOM.nextBytes(server);
        byte[] both = Arrays.copyOf(half.getData(), 2 * HALF);
        System.arraycopy(server, 0, both, HALF, HALF);
        return both;
    }

    /** @param admitted told who it is, before the client is */
    Document finish(Request request, Admitted admitted) {
        byte[] used = nonce;
        nonce = null;
        try {
            if (used == null || !Integer.valueOf(ID).equals(request.body().get("conversationId"))) {
                throw new UnacceptableCommand(
                        "There is no conversation to continue: a server's nonce is good for one answer.");
            }
            Document second = payload(request);
            if (!(second.get("a") instanceof String authorization) || !(second.get("d") instanceof String date)) {
                throw new UnacceptableCommand("The second message lacks the signature or its date.");
            }
            String token = second.get("t") instanceof String t ? t : null;
            admitted.as(cluster.desk().admit(member, used, new SignedIdentity(authorization, date, token)));
            return reply(true, new byte[0]);
        } catch (UnacceptableCommand e) {
            return refused(e.why());
        }
    }

    Document refused(String why) {
        cluster.desk()
                .refused(
                        member,
                        DocumentDbReplies.AUTHENTICATION_FAILED,
                        DocumentDbReplies.AUTHENTICATION_FAILED_TEXT,
                        why);
        return DocumentDbReplies.authenticationFailed();
    }

    private static Document reply(boolean done, byte[] payload) {
        return new Document("conversationId", ID)
                .append("done", done)
                .append("payload", new BinData(payload))
                .append("ok", 1.0);
    }

    private static Document payload(Request request) throws UnacceptableCommand {
        if (request.body().get("payload") instanceof BinData data) {
            try {
                return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(data.getData()));
            } catch (RuntimeException e) {
                // Not as a cause: what it says may be part of a credential.
                throw new UnacceptableCommand("The payload is not BSON.");
            }
        }
        throw new UnacceptableCommand("The payload is not binary.");
    }

    private static byte[] bytes(Document document) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
