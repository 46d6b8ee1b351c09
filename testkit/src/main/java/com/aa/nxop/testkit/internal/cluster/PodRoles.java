package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.SandboxSts;

/** What EKS asks of STS. */
interface PodRoles {
    /**
     * A session that EKS assumes itself.
     *
     * @throws RoleRefusal if STS refuses it
     */
    SandboxSts.Session assume(String servicePrincipal, PodRoleRequest request);

    /**
     * A session that EKS assumes with another one.
     *
     * @throws RoleRefusal if STS refuses it
     */
    SandboxSts.Session assume(SandboxSts.Session caller, PodRoleRequest request);
}
