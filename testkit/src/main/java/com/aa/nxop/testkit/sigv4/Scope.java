package com.aa.nxop.testkit.sigv4;

/** A credential scope: what a signing key is good for. */
record Scope(String date, String region, String service) {
    static final String TERMINATOR = "aws4_request";

    @Override
    public String toString() {
        return date + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}
