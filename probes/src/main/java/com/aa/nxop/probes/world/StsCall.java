package com.aa.nxop.probes.world;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * A signed call of STS.
 *
 * @param form the fields of the query protocol, with Action and without Version
 * @param ahead how far the signer's clock is ahead of this machine's
 * @param region for which it is signed; empty for the world's own
 */
public record StsCall(AwsCredentials by, Map<String, String> form, Duration ahead, String region) {
    public StsCall {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }

    public static StsCall of(AwsCredentials by, Map<String, String> form) {
        return new StsCall(by, form, Duration.ZERO, "");
    }

    /** The same, signed by a clock that is wrong. */
    public StsCall ahead(Duration offset) {
        return new StsCall(by, form, offset, region);
    }

    /** The same, signed for another region than STS is asked in. */
    public StsCall signedFor(String other) {
        return new StsCall(by, form, ahead, other);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return form.toString();
    }
}
