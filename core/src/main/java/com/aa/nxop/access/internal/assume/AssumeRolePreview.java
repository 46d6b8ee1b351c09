package com.aa.nxop.access.internal.assume;

import java.util.Map;
import java.util.Optional;

/**
 * What AssumeRole says about the pod.
 *
 * @param passed tags that go with the call
 * @param inherited tags that the source's session should hand on
 * @param sessionName that the session gets
 */
public record AssumeRolePreview(
        Map<String, String> passed, Map<String, String> inherited, Optional<String> externalId, String sessionName) {
    /** Without the external id. */
    @Override
    public String toString() {
        return passed.size() + " tags passed, " + inherited.size() + " inherited"
                + (externalId.isPresent() ? ", an external id" : "");
    }
}
