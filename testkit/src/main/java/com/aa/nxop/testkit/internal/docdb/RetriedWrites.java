package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What makes writes retryable: of each client session the last one and its reply, so that it happens once. Thread-safe. */
final class RetriedWrites {
    private static final int SESSIONS = 10_000;

    private final Map<Object, Done> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Done> eldest) {
            return size() > SESSIONS;
        }
    };

    private record Done(Object number, Document reply) {}

    synchronized Document once(Object session, Object number, Supplier<Document> write) {
        Done done = last.get(session);
        if (done != null && done.number().equals(number)) {
            return done.reply();
        }
        Document reply = write.get();
        last.put(session, new Done(number, reply));
        return reply;
    }
}
