package com.aa.nxop.access.internal.text;

/**
 * The section of a file with several profiles.
 *
 * @param setting that names it
 * @param aboutThisFile whether the setting is about Vault's file alone, and not about every file with profiles
 */
public record VaultSection(String name, String setting, boolean aboutThisFile) {}
