package com.aa.nxop.testkit.internal.sigv4;

/** A credential scope: what a signing key is good for. */
record Scope(String date, String region, String service, String terminator) {
    static final String TERMINATOR = "aws4_request";

    Scope(String date, String region, String service) {
        this(date, region, service, TERMINATOR);
    }

    @Override
    public String toString() {
        return date + "/" + region + "/" + service + "/" + terminator;
    }
}
