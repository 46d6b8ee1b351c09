package com.aa.nxop.testkit.internal.vault;

/**
 * ARNs.
 *
 * @param own what Vault itself has
 * @param served what it assumes for the pod
 */
public record VaultRoles(String own, String served) {}
