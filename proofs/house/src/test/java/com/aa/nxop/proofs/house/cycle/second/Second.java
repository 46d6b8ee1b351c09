package com.aa.nxop.proofs.house.cycle.second;

import com.aa.nxop.proofs.house.cycle.first.First;

/** Knows the first. */
public record Second(First first) {}
