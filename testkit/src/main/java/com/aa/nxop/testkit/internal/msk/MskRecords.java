package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.MskLogin;
import com.aa.nxop.testkit.MskRefusal;
import java.util.ArrayList;
import java.util.List;

/** Who came, and who was turned away. Thread-safe. */
final class MskRecords {
    private final List<MskLogin> logins = new ArrayList<>();
    private final List<MskRefusal> refusals = new ArrayList<>();

    synchronized void add(MskLogin login) {
        logins.add(login);
    }

    synchronized void add(MskRefusal refusal) {
        refusals.add(refusal);
    }

    synchronized List<MskLogin> logins() {
        return List.copyOf(logins);
    }

    synchronized List<MskRefusal> refusals() {
        return List.copyOf(refusals);
    }
}
