package com.aa.nxop.testkit.internal.msk;

/** Why somebody is not let in: for the sandbox's owner, not for the client. */
final class UnacceptableProperty extends Exception {
    private static final long serialVersionUID = 1;

    final boolean tooShort;

    private UnacceptableProperty(String why, boolean tooShort) {
        super(why);
        this.tooShort = tooShort;
    }

    UnacceptableProperty(String why) {
        this(why, false);
    }

    static UnacceptableProperty tooShort(String why) {
        return new UnacceptableProperty(why, true);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
