package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.util.List;

/** How a family of services words its refusals. */
interface Wording {
    /**
     * The refusal as the service answers it.
     *
     * @param detail what the text of some reasons is made of
     */
    SignatureRefusal refuse(Reason reason, String detail);

    /**
     * That of a credential scope.
     *
     * @param faults at least one, in the order of the scope's parts but for the date, which comes last
     */
    SignatureRefusal refuse(List<ScopeFault> faults);
}
