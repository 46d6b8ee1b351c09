package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.SourceKind;
import java.util.Set;

/**
 * How the source was chosen.
 *
 * @param named whether {@code NXOP_SOURCE} names it; otherwise it was found in the environment
 * @param unused what else EKS has configured in the pod
 */
public record SourceChoice(boolean named, Set<SourceKind> unused) {
    public SourceChoice {
        unused = Set.copyOf(unused);
    }
}
