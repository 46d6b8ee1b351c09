package com.aa.nxop.testkit.docdb;

import de.bwaldvogel.mongo.bson.Document;

/** What the gate itself answers. */
final class Answers {
    static final int AUTHENTICATION_FAILED = 18;
    static final String AUTHENTICATION_FAILED_TEXT = "Authentication failed.";
    static final int UNSUPPORTED_MECHANISM = -301;
    static final String UNSUPPORTED_MECHANISM_TEXT = "Unsupported mechanism [ -301 ]";

    private Answers() {}

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
                "Transactions are not supported by the sandbox's DocumentDB: it would keep what you roll back.");
    }
}
