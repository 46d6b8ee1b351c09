package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.SandboxDocumentDb;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection to a member. Says nothing to any log. Thread-safe. */
final class Gate extends SimpleChannelInboundHandler<Message> {
    private final Member member;
    private final Dialogue dialogue;
    private final LoginFaults faults;
    private final Store store;
    private volatile @Nullable ChannelHandlerContext context;
    private volatile boolean hanging;

    Gate(Member member, Dialogue dialogue, LoginFaults faults, Store store) {
        this.member = member;
        this.dialogue = dialogue;
        this.faults = faults;
        this.store = store;
    }

    boolean authenticated() {
        return dialogue.authenticated();
    }

    boolean hanging() {
        return hanging;
    }

    /** Returns when the connection is closed. */
    void close() {
        ChannelHandlerContext known = context;
        if (known != null) {
            ChannelFuture unused = known.channel().close().awaitUninterruptibly();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        if (!member.enter(this)) {
            ChannelFuture unused = active.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        member.leave(this);
        store.forget(inactive.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext on, Message message) {
        if (message instanceof Request request) {
            answer(on, request);
        } else if (message instanceof UnreadableMessage unreadable && authenticated()) {
            send(on, unreadable, unreadable.refusal());
        } else {
            ChannelFuture unused = on.close();
        }
    }

    private void answer(ChannelHandlerContext on, Request request) {
        Optional<SandboxDocumentDb.LoginFault> fault =
                request.name().equals("saslStart") ? faults.next() : Optional.empty();
        if (fault.isEmpty()) {
            send(on, request, reply(on, request));
            return;
        }
        switch (fault.get().kind()) {
            case LATENCY -> {
                var unused = on.executor()
                        .schedule(
                                () -> send(on, request, reply(on, request)),
                                fault.get().delay().toNanos(),
                                TimeUnit.NANOSECONDS);
            }
            case REFUSE -> send(on, request, dialogue.refuseOnRequest());
            case RESET -> {
                ChannelFuture unused = on.close();
            }
            case HANG -> hanging = true;
        }
    }

    private Document reply(ChannelHandlerContext on, Request request) {
        try {
            return dialogue.answer(on.channel(), request);
        } catch (RuntimeException e) {
            // A field of another type than the command has. A connection that ends would have the driver ask again.
            return DocumentDbReplies.cannotBeCarriedOut(request.name());
        }
    }

    private static void send(ChannelHandlerContext on, Message request, Document body) {
        if (!request.silent()) {
            ChannelFuture unused = on.writeAndFlush(new Reply(request.id(), request.legacy(), body));
        }
    }

    /** Nonsense, or the client went away in the middle of something. */
    @Override
    public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
        ChannelFuture unused = on.close();
    }
}
