package com.aa.nxop.probes.world;

import java.util.Locale;

/** A role that the stack examples/aws/probes.yaml makes. Its name in IAM is the stack's prefix and {@link #suffix()}. */
public enum StackRole {
    /** In place of the pod's own role: its sessions get the six tags of EKS Pod Identity, all transitive. */
    SOURCE,
    /** The good policy of the guide, on aws:RequestTag. */
    TARGET,
    /** The same on aws:PrincipalTag alone. */
    BY_SESSION,
    /** The guide's form that holds under both readings. */
    BOTH_READINGS,
    /** An external id on sts:AssumeRole, sts:TagSession in a statement of its own. */
    EXTERNAL_ID,
    /** The usual mistake: one statement with the external id for both actions. */
    EXTERNAL_ID_IN_ONE,
    /** The other usual mistake: sts:AssumeRole alone. */
    NO_TAGGING,
    /** Trusts nobody. */
    CLOSED,
    /** Sessions of up to twelve hours, as far as the role goes. */
    LONG,
    /** sts:SetSourceIdentity in a statement of its own. */
    IDENTITY,
    /** sts:SetSourceIdentity in one statement with the conditions on tags. */
    IDENTITY_ON_TAGS,
    /** What the Pod Identity association names as its target role. It asks for the external id that EKS sends. */
    SERVED;

    /** For example {@code external-id}. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
