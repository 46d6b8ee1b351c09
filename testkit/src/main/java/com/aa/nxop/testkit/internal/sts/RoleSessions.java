package com.aa.nxop.testkit.internal.sts;

/** STS as other AWS services of the sandbox see it, without the wire. */
public interface RoleSessions {
    /**
     * AssumeRole by an AWS service such as {@code pods.eks.amazonaws.com}: trust policy and limits apply, no identity policy.
     *
     * @throws StsRefusal as STS would
     */
    AccountSession assumeAsService(String servicePrincipal, AssumeRoleInput input);

    /**
     * AssumeRole by the holder of a session: as over the wire, but for the signature.
     *
     * @throws StsRefusal as STS would
     */
    AccountSession assumeAs(AccountSession caller, AssumeRoleInput input);
}
