package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.SandboxMsk;
import java.util.ArrayList;
import java.util.List;

/** Who came, and who was turned away. Thread-safe. */
final class MskRecords {
    private final List<SandboxMsk.Login> logins = new ArrayList<>();
    private final List<SandboxMsk.Refusal> refusals = new ArrayList<>();

    synchronized void add(SandboxMsk.Login login) {
        logins.add(login);
    }

    synchronized void add(SandboxMsk.Refusal refusal) {
        refusals.add(refusal);
    }

    synchronized List<SandboxMsk.Login> logins() {
        return List.copyOf(logins);
    }

    synchronized List<SandboxMsk.Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
