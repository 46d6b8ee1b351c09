package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes what {@link WireDecoder}'s clients read. */
final class WireEncoder extends MessageToByteEncoder<Reply> {
    @Override
    protected void encode(ChannelHandlerContext context, Reply reply, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        out.writeIntLE(0);
        out.writeIntLE(reply.responseTo());
        if (reply.legacy()) {
            out.writeIntLE(WireDecoder.OP_REPLY);
            // Flags, cursor, position, and how many documents.
            out.writeIntLE(0).writeLongLE(0).writeIntLE(0).writeIntLE(1);
        } else {
            out.writeIntLE(WireDecoder.OP_MSG);
            out.writeIntLE(0).writeByte(0);
        }
        int body = out.writerIndex();
        try {
            BsonEncoder.encodeDocument(reply.body(), out);
        } catch (RuntimeException | StackOverflowError e) {
            // A client that hears nothing waits, and one whose connection ends asks again.
            out.writerIndex(body);
            BsonEncoder.encodeDocument(DocumentDbReplies.cannotBeCarriedOut("reply"), out);
        }
        out.setIntLE(start, out.writerIndex() - start);
    }
}
