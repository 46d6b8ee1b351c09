package com.aa.nxop.testkit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call that STS answered, with nothing in it that is secret.
 *
 * @param caller the session's ARN, or the name of the AWS service; null where none was established
 * @param parameters as sent, without tags, tokens and signature
 * @param tags those passed in this call
 * @param transitiveKeys those passed in this call
 * @param inheritedTags those that came from the calling session
 * @param sessionArn of the session that was issued; null if refused, and for GetCallerIdentity
 * @param errorCode null if the call succeeded
 */
public record StsCall(
        Instant at,
        String action,
        @Nullable String caller,
        Map<String, String> parameters,
        Map<String, String> tags,
        Set<String> transitiveKeys,
        Map<String, String> inheritedTags,
        @Nullable String sessionArn,
        @Nullable String errorCode) {
    public StsCall {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        transitiveKeys = Set.copyOf(transitiveKeys);
        inheritedTags = Collections.unmodifiableMap(new LinkedHashMap<>(inheritedTags));
    }

    /** False for what AWS services do on their own, such as the first hop of EKS Pod Identity. */
    public boolean bySession() {
        return caller != null && caller.startsWith("arn:");
    }
}
