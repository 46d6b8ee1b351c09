package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.SandboxDocumentDb;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.net.ssl.SSLSocket;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** A client that says what no driver would say, byte by byte, with MongoDB's own BSON. */
final class WireClient implements AutoCloseable {
    static final int MORE_TO_COME = 2;

    private static final int OP_MSG = 2013;
    private static final int OP_QUERY = 2004;
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final SSLSocket socket;
    private int requests;

    WireClient(SandboxDocumentDb docdb, String... protocols) throws IOException {
        int port = Integer.parseInt(docdb.endpoint().split(":", 2)[1]);
        socket = (SSLSocket)
                DocumentDbClients.trusting(docdb.caFile()).getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(5000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
    }

    void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    String protocol() throws IOException {
        socket.startHandshake();
        return socket.getSession().getProtocol();
    }

    /** The reply to an OP_MSG. */
    BsonDocument ask(String database, String json) throws IOException {
        return ask(database, BsonDocument.parse(json));
    }

    BsonDocument ask(String database, BsonDocument command) throws IOException {
        say(0, database, command);
        return reply(5);
    }

    /** An OP_MSG with these flags. */
    void say(int flags, String database, BsonDocument command) throws IOException {
        byte[] body = bytes(command.clone().append("$db", new org.bson.BsonString(database)));
        send(
                OP_MSG,
                ByteBuffer.allocate(5 + body.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(flags)
                        .put((byte) 0)
                        .put(body));
    }

    /** The reply to an OP_QUERY, as drivers greeted servers before they knew OP_MSG. */
    BsonDocument askOldStyle(String namespace, String json) throws IOException {
        byte[] name = namespace.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] body = bytes(BsonDocument.parse(json));
        send(
                OP_QUERY,
                ByteBuffer.allocate(4 + name.length + 1 + 8 + body.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(4)
                        .put(name)
                        .put((byte) 0)
                        .putInt(0)
                        .putInt(-1)
                        .put(body));
        return reply(20);
    }

    /** A message with all of this behind its header. */
    void send(int operation, ByteBuffer content) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(16 + content.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(message.capacity()).putInt(++requests).putInt(0).putInt(operation);
        message.put(content.rewind());
        socket.getOutputStream().write(message.array());
    }

    BsonDocument reply(int skipped) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] header = in.readNBytes(16);
        if (header.length < 16) {
            throw new java.io.EOFException("The server has closed the connection.");
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        ByteBuffer rest = ByteBuffer.wrap(in.readNBytes(length - 16));
        return CODEC.decode(
                new BsonBinaryReader(rest.position(skipped).slice()),
                DecoderContext.builder().build());
    }

    static byte[] bytes(BsonDocument document) {
        BasicOutputBuffer out = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
        }
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
