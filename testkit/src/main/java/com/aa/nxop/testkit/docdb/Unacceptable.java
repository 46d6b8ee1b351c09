package com.aa.nxop.testkit.docdb;

/** Why somebody is not let in: for the sandbox's owner, not for the client. */
final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1;

    Unacceptable(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
