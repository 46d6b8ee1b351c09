package com.aa.nxop.testkit;

import java.time.Duration;

/** A role with policies of its own, beside the two that every sandbox has. */
record OwnRole(String arn, String trustPolicy, String permissions, Duration maxSessionDuration) {}
