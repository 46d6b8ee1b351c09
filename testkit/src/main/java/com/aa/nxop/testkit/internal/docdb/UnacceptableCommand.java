package com.aa.nxop.testkit.internal.docdb;

/** Why somebody is not let in: for the sandbox's owner, not for the client. */
final class UnacceptableCommand extends Exception {
    private static final long serialVersionUID = 1;

    UnacceptableCommand(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
