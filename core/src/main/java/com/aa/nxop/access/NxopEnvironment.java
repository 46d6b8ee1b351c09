package com.aa.nxop.access;

import java.util.Arrays;

/** An NXOP environment, and the KPaaS account whose pods may reach it. */
public enum NxopEnvironment {
    DEV("285282426848"),
    NONPROD("285282426848"),
    PROD("045755618773");

    private final String kpaasAccount;

    NxopEnvironment(String kpaasAccount) {
        this.kpaasAccount = kpaasAccount;
    }

    /** The account that a pod's own role must belong to: KPaaS NonProd serves dev and nonprod, KPaaS Prod serves prod. */
    public String kpaasAccount() {
        return kpaasAccount;
    }

    /** Whether the account is that of one of KPaaS's environments. */
    public static boolean isKpaas(String account) {
        return Arrays.stream(values()).anyMatch(environment -> environment.kpaasAccount.equals(account));
    }
}
