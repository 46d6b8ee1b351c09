package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;

/**
 * A part of a credential scope that is not what it must be.
 *
 * @param right for the date, the whole time that was signed
 */
record ScopeFault(Reason reason, String found, String right) {}
