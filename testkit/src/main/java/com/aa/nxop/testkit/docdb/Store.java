package com.aa.nxop.testkit.docdb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;

/** The data, which both members share. Thread-safe. */
final class Store implements AutoCloseable {
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
            String name = e.getCodeName();
            return name == null
                    ? Answers.error(e.getCode(), e.getMessageWithoutErrorCode())
                    : Answers.error(e.getCode(), name, e.getMessageWithoutErrorCode());
        } catch (MongoServerException e) {
            return Answers.error(8, "UnknownError", e.getMessageWithoutErrorCode());
        } catch (RuntimeException e) {
            return Answers.error(
                    8,
                    "UnknownError",
                    "mongo-java-server failed with " + e.getClass().getName() + ".");
        }
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
