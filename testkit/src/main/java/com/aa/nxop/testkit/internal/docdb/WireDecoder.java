package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads MongoDB's wire protocol: OP_MSG, and OP_QUERY for commands. Our own, because mongo-java-server's logs what it reads, and
 * breaks off when a driver wants no reply.
 */
final class WireDecoder extends LengthFieldBasedFrameDecoder {
    static final int OP_REPLY = 1;
    static final int OP_MSG = 2013;

    private static final int OP_QUERY = 2004;
    private static final int MAXIMUM = 48_000_000;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 1 << 1;
    /** Below these, a flag that a server does not know is an error. */
    private static final int REQUIRED_FLAGS = 0xFFFF;

    private static final String COMMANDS = ".$cmd";

    WireDecoder() {
        super(ByteOrder.LITTLE_ENDIAN, MAXIMUM, 0, 4, -4, 0, true);
    }

    @Override
    protected @Nullable Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        ByteBuf frame = (ByteBuf) super.decode(context, in);
        if (frame == null) {
            return null;
        }
        try {
            return read(frame);
        } finally {
            frame.release();
        }
    }

    private static Message read(ByteBuf frame) {
        frame.skipBytes(4);
        int id = frame.readIntLE();
        frame.skipBytes(4);
        int code = frame.readIntLE();
        return switch (code) {
            case OP_MSG -> message(id, frame);
            case OP_QUERY -> query(id, frame);
            default -> throw new IllegalArgumentException("The operation " + code + " is not supported.");
        };
    }

    private static Message query(int id, ByteBuf frame) {
        try {
            frame.skipBytes(4);
            String namespace = BsonDecoder.decodeCString(frame);
            frame.skipBytes(8);
            if (!namespace.endsWith(COMMANDS)) {
                return new UnreadableMessage(id, true, false, DocumentDbReplies.noQueriesInTheOldWay());
            }
            Document body = BsonDecoder.decodeBson(frame);
            String database = namespace.substring(0, namespace.length() - COMMANDS.length());
            return Request.of(id, true, false, database, body.get("$query") instanceof Document inner ? inner : body);
        } catch (RuntimeException | StackOverflowError e) {
            return new UnreadableMessage(id, true, false, DocumentDbReplies.unreadable());
        }
    }

    private static Message message(int id, ByteBuf frame) {
        int flags = frame.readIntLE();
        if ((flags & REQUIRED_FLAGS & ~CHECKSUM_PRESENT & ~MORE_TO_COME) != 0) {
            throw new IllegalArgumentException("Unknown flags.");
        }
        boolean silent = (flags & MORE_TO_COME) != 0;
        try {
            return command(id, flags, silent, frame);
        } catch (RuntimeException | StackOverflowError e) {
            return new UnreadableMessage(id, false, silent, DocumentDbReplies.unreadable());
        }
    }

    private static Request command(int id, int flags, boolean silent, ByteBuf frame) {
        // The checksum is not looked at: below is TLS.
        int end = frame.writerIndex() - ((flags & CHECKSUM_PRESENT) == 0 ? 0 : 4);
        Document body = new Document();
        Document sequences = new Document();
        while (frame.readerIndex() < end) {
            if (frame.readByte() == 0) {
                body.putAll(BsonDecoder.decodeBson(frame));
            } else {
                sequence(frame, sequences);
            }
        }
        // Behind the body, wherever they came: a command's first field is its name.
        body.putAll(sequences);
        String database = body.get("$db") instanceof String name ? name : "";
        return Request.of(id, false, silent, database, body);
    }

    private static void sequence(ByteBuf frame, Document into) {
        int end = frame.readerIndex();
        end += frame.readIntLE();
        String name = BsonDecoder.decodeCString(frame);
        List<Document> documents = new ArrayList<>();
        while (frame.readerIndex() < end) {
            documents.add(BsonDecoder.decodeBson(frame));
        }
        into.put(name, documents);
    }
}
