package com.aa.nxop.testkit.vault;

/**
 * ARNs.
 *
 * @param own what Vault itself has
 * @param served what it assumes for the pod
 */
public record VaultRoles(String own, String served) {}
