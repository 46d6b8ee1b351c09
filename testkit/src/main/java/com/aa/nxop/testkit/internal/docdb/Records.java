package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.DocumentDbLogin;
import com.aa.nxop.testkit.DocumentDbRefusal;
import java.util.ArrayList;
import java.util.List;

/** Who came, and who was turned away. Thread-safe. */
final class Records {
    private final List<DocumentDbLogin> logins = new ArrayList<>();
    private final List<DocumentDbRefusal> refusals = new ArrayList<>();

    synchronized void add(DocumentDbLogin login) {
        logins.add(login);
    }

    synchronized void add(DocumentDbRefusal refusal) {
        refusals.add(refusal);
    }

    synchronized List<DocumentDbLogin> logins() {
        return List.copyOf(logins);
    }

    synchronized List<DocumentDbRefusal> refusals() {
        return List.copyOf(refusals);
    }
}
