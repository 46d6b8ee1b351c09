package com.aa.nxop.access.internal.config;

import java.util.Optional;

/** What the user says of the pod; each wins over what the pod's token says. */
public record WorkloadSettings(
        Optional<String> clusterArn,
        Optional<String> namespace,
        Optional<String> serviceAccount,
        Optional<String> podName,
        Optional<String> podUid) {}
