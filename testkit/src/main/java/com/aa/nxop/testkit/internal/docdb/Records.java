package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.SandboxDocumentDb;
import java.util.ArrayList;
import java.util.List;

/** Who came, and who was turned away. Thread-safe. */
final class Records {
    private final List<SandboxDocumentDb.Login> logins = new ArrayList<>();
    private final List<SandboxDocumentDb.Refusal> refusals = new ArrayList<>();

    synchronized void add(SandboxDocumentDb.Login login) {
        logins.add(login);
    }

    synchronized void add(SandboxDocumentDb.Refusal refusal) {
        refusals.add(refusal);
    }

    synchronized List<SandboxDocumentDb.Login> logins() {
        return List.copyOf(logins);
    }

    synchronized List<SandboxDocumentDb.Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
