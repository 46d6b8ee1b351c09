package com.aa.nxop.access.internal.io;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells a failure of the endpoint that was asked, which another region may not share, from an answer and from what is wrong on this side. */
public final class EndpointFailure {
    private static final int SERVER_ERROR = 500;

    private EndpointFailure() {}

    /** In words, without the text of an answer: it may repeat what was sent. */
    static String describe(SdkException e) {
        return e instanceof AwsServiceException answered ? "HTTP " + answered.statusCode() : FailedCall.describe(e);
    }

    /**
     * True for no connection, no answer in time, and a server error. False for a refusal of any kind, for throttling, for an answer that is not
     * the service's, for a certificate, and for what a proxy says of the pod itself.
     */
    public static boolean isIn(SdkException e) {
        if (e instanceof AwsServiceException answered) {
            // A busy account stays busy, and other regions are not there to get around a quota.
            return answered.statusCode() >= SERVER_ERROR && !ServiceRefusal.isThrottled(answered);
        }
        if (e instanceof AbortedException || TlsFault.of(e).isPresent() || NetworkFailure.isUnusableAnswer(e)) {
            return false;
        }
        boolean ofProxy =
                ProxyException.in(e).filter(proxy -> !proxy.isOfTarget()).isPresent();
        return !ofProxy && (FailedCall.isTimeout(e) || CauseChain.has(e, IOException.class));
    }
}
