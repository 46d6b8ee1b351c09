package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kinds of commands there are. */
final class Commands {
    private static final Set<String> FREE = Set.of(
            "ping",
            "buildInfo",
            "buildinfo",
            "connectionStatus",
            "startSession",
            "refreshSessions",
            "killSessions",
            "whatsmyuri");
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findAndModify",
            "findandmodify",
            "create",
            "createIndexes",
            "drop",
            "dropDatabase",
            "dropIndexes",
            "collMod",
            "renameCollection");

    private Commands() {}

    static boolean greets(Request request) {
        return Set.of("hello", "isMaster", "ismaster").contains(request.name());
    }

    /** Open to everybody who is authenticated. */
    static boolean free(Request request) {
        return FREE.contains(request.name());
    }

    static boolean writes(Request request) {
        return WRITES.contains(request.name()) || writesItsResult(request);
    }

    private static boolean writesItsResult(Request request) {
        return request.body().get("pipeline") instanceof List<?> stages
                && stages.stream().anyMatch(Commands::writing);
    }

    private static boolean writing(@Nullable Object stage) {
        return stage instanceof Document s && (s.containsKey("$out") || s.containsKey("$merge"));
    }

    static boolean partOfTransaction(Request request) {
        return request.body().containsKey("startTransaction")
                || Boolean.FALSE.equals(request.body().get("autocommit"))
                || request.name().equals("commitTransaction")
                || request.name().equals("abortTransaction");
    }

    /** Whether the client would rather read from a secondary than not at all. */
    static boolean readsAnywhere(Request request) {
        return request.body().get("$readPreference") instanceof Document preference
                && !"primary".equals(preference.get("mode"));
    }
}
