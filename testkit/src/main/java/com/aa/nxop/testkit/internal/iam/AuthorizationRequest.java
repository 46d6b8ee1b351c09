package com.aa.nxop.testkit.internal.iam;

/**
 * One request to be decided.
 *
 * @param action for example {@code sts:AssumeRole}
 * @param resource an ARN
 */
public record AuthorizationRequest(Caller caller, String action, String resource, ContextKeys keys) {}
