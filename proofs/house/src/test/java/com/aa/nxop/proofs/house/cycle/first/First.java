package com.aa.nxop.proofs.house.cycle.first;

import com.aa.nxop.proofs.house.cycle.second.Second;

/** Knows the second. */
public record First(Second second) {}
