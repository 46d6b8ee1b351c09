package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;

/** What the gate itself answers. */
final class DocumentDbReplies {
    static final int AUTHENTICATION_FAILED = 18;
    static final String AUTHENTICATION_FAILED_TEXT = "Authentication failed.";
    static final int UNSUPPORTED_MECHANISM = -301;
    static final String UNSUPPORTED_MECHANISM_TEXT = "Unsupported mechanism [ -301 ]";

    private DocumentDbReplies() {}

    static Document ok() {
        return new Document("ok", 1.0);
    }

    static Document error(int code, String text) {
        return new Document("ok", 0.0).append("errmsg", text).append("code", code);
    }

    static Document error(int code, String name, String text) {
        return error(code, text).append("codeName", name);
    }

    static Document authenticationFailed() {
        return error(AUTHENTICATION_FAILED, "AuthenticationFailed", AUTHENTICATION_FAILED_TEXT);
    }

    static Document unsupportedMechanism() {
        return error(UNSUPPORTED_MECHANISM, UNSUPPORTED_MECHANISM_TEXT);
    }

    static Document authenticationRequired(String command) {
        return error(13, "Unauthorized", "Command " + command + " requires authentication");
    }

    static Document notAuthorized(Request request) {
        return error(
                13,
                "Unauthorized",
                "not authorized on " + request.database() + " to execute command " + request.name());
    }

    static Document notOnExternal(String command) {
        return error(73, "InvalidNamespace", "Command " + command + " not supported on $external database.");
    }

    static Document noRetryableWrites() {
        return error(301, "Retryable writes are not supported");
    }

    static Document notPrimary() {
        return error(10107, "NotWritablePrimary", "not primary");
    }

    static Document notPrimaryForReads() {
        return error(13435, "NotPrimaryNoSecondaryOk", "not primary and secondaryOk=false");
    }

    static Document noTransactions() {
        return error(
                20,
                "IllegalOperation",
                "The sandbox's DocumentDB does not support transactions: it would keep the changes that you roll back.");
    }

    /** DocumentDB's code, which it sends without a name. */
    static Document notSupported(String what) {
        return error(303, "FeatureNotSupported", "Feature not supported: " + what);
    }

    static Document fieldNotSupported(String field) {
        return error(303, "FeatureNotSupported", "Field '" + field + "' is currently not supported");
    }

    static Document stageNotSupported(String stage) {
        return error(304, "AggregationStageNotSupported", "Aggregation stage not supported: '" + stage + "'");
    }

    static Document noChangeStreams() {
        return error(
                304,
                "AggregationStageNotSupported",
                "Aggregation stage not supported: '$changeStream'. The sandbox's DocumentDB has no change streams. A cluster has"
                        + " them if you enable them.");
    }

    static Document noUpdatesByPipeline() {
        return error(9, "FailedToParse", "Failed to parse update: field must be of BSON type object");
    }

    static Document fieldMissing(String field) {
        return error(40414, "Location40414", "BSON field '" + field + "' is missing but a required field");
    }

    /** The server in memory failed: at something that DocumentDB may have, or at something that nobody takes. */
    static Document cannotBeCarriedOut(String command) {
        return notSupported(
                "this form of '" + command + "'. The in-memory server of the sandbox's DocumentDB cannot run it.");
    }

    static Document unreadable() {
        return error(
                22,
                "InvalidBSON",
                "The sandbox's DocumentDB cannot read this message. It is malformed, or holds a BSON type that the in-memory"
                        + " server does not know, for example a symbol or code with a scope.");
    }

    static Document noQueriesInTheOldWay() {
        return error(
                352,
                "UnsupportedOpQueryCommand",
                "Unsupported OP_QUERY command. The client driver may require an upgrade.");
    }

    static Document noSuchCommand(String command) {
        return error(59, "CommandNotFound", "no such command: '" + command + "'");
    }
}
