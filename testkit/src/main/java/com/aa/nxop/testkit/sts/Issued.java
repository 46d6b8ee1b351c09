package com.aa.nxop.testkit.sts;

import com.aa.nxop.testkit.account.Session;

/** A new session, and what it took of the space for policies and tags. */
record Issued(Session session, int packedPercent) {}
