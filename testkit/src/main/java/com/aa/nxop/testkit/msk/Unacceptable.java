package com.aa.nxop.testkit.msk;

/** Why somebody is not let in: for the sandbox's owner, not for the client. */
final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1;

    final boolean tooShort;

    private Unacceptable(String why, boolean tooShort) {
        super(why);
        this.tooShort = tooShort;
    }

    Unacceptable(String why) {
        this(why, false);
    }

    static Unacceptable tooShort(String why) {
        return new Unacceptable(why, true);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
