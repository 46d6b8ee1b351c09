package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data, which both members share. Thread-safe. */
final class Store implements AutoCloseable {
    private static final Pattern UNKNOWN_STAGE = Pattern.compile("Unrecognized pipeline stage name: '([^']*)'");
    private static final Pattern STAGE = Pattern.compile("\\$geoNear");

    private final MongoBackend backend = new MemoryBackend();
    private final RetriedWrites retried = new RetriedWrites();

    Document run(Channel channel, Request request) {
        Object number = request.body().get("txnNumber");
        if (number != null && request.body().get("lsid") instanceof Document session) {
            return retried.once(session, number, () -> execute(channel, request));
        }
        return execute(channel, request);
    }

    private Document execute(Channel channel, Request request) {
        try {
            return backend.handleCommand(channel, request.database(), request.name(), request.body());
        } catch (MongoServerError e) {
            return refused(e);
        } catch (MongoServerException e) {
            return refused(e.getMessageWithoutErrorCode());
        } catch (RuntimeException | StackOverflowError e) {
            // What it is matters to nobody here, and it would read like a defect of the client's.
            return DocumentDbReplies.cannotBeCarriedOut(request.name());
        }
    }

    private static Document refused(MongoServerError e) {
        Matcher stage = UNKNOWN_STAGE.matcher(e.getMessageWithoutErrorCode());
        if (stage.find()) {
            return DocumentDbReplies.stageNotSupported(stage.group(1));
        }
        String name = e.getCodeName();
        return name == null
                ? DocumentDbReplies.error(e.getCode(), e.getMessageWithoutErrorCode())
                : DocumentDbReplies.error(e.getCode(), name, e.getMessageWithoutErrorCode());
    }

    /** mongo-java-server has no code for these. */
    private static Document refused(String text) {
        if (text.contains("not yet implemented")) {
            Matcher stage = STAGE.matcher(text);
            return stage.lookingAt()
                    ? DocumentDbReplies.stageNotSupported(stage.group())
                    : DocumentDbReplies.notSupported(text);
        }
        return text.equals("ns not found")
                ? DocumentDbReplies.error(26, "NamespaceNotFound", text)
                : DocumentDbReplies.error(8, "UnknownError", text);
    }

    /** Forgets what belongs to a connection. */
    void forget(Channel channel) {
        backend.handleClose(channel);
    }

    @Override
    public void close() {
        backend.close();
    }
}
