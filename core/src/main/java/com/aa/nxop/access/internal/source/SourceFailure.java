package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.text.SourceFault;

/** What kept a platform from giving a token or credentials, as a finding. */
final class SourceFailure {
    private SourceFailure() {}

    /** A conversation with a platform. */
    @FunctionalInterface
    interface Conversation<T> {
        T give() throws InterruptedException;
    }

    /**
     * What the conversation gives.
     *
     * @param purpose of its pauses: {@code to ask again}
     * @throws AccessException if it gives nothing; where a pause was interrupted, the thread's flag stays set
     */
    static <T> T translated(Conversation<T> conversation, String purpose) {
        try {
            return conversation.give();
        } catch (SourceFault e) {
            throw of(e);
        } catch (InterruptedException e) {
            throw interrupted(e, purpose);
        }
    }

    static AccessException interrupted(InterruptedException e, String purpose) {
        Thread.currentThread().interrupt();
        return new AccessException(
                CoreFinding.SESSION_WAIT,
                "The thread was interrupted while it waited " + purpose + ".",
                "You need to do nothing if the application is shutting down.",
                e);
    }

    static AccessException of(SourceFault fault) {
        CoreFinding finding = switch (fault.kind()) {
            case TOKEN_UNREADABLE -> CoreFinding.TOKEN_UNREADABLE;
            case TOKEN_EMPTY -> CoreFinding.TOKEN_EMPTY;
            case TOKEN_MALFORMED -> CoreFinding.TOKEN_MALFORMED;
            case TOKEN_EXPIRED -> CoreFinding.TOKEN_EXPIRED;
            case AGENT_UNREACHABLE -> CoreFinding.AGENT_UNREACHABLE;
            case AGENT_BUSY -> CoreFinding.AGENT_BUSY;
            case AGENT_REFUSED -> CoreFinding.AGENT_REFUSED;
            case AGENT_NO_ASSOCIATION -> CoreFinding.AGENT_NO_ASSOCIATION;
            case AGENT_ANSWER -> CoreFinding.AGENT_ANSWER;
            case WEB_IDENTITY_REFUSED -> CoreFinding.WEB_IDENTITY_REFUSED;
            case WEB_IDENTITY_TOKEN -> CoreFinding.WEB_IDENTITY_TOKEN;
            case WEB_IDENTITY_PROVIDER -> CoreFinding.WEB_IDENTITY_PROVIDER;
            case KUBE2IAM_UNREACHABLE -> CoreFinding.KUBE2IAM_UNREACHABLE;
            case KUBE2IAM_NO_ROLE -> CoreFinding.KUBE2IAM_NO_ROLE;
            case KUBE2IAM_NAMESPACE -> CoreFinding.KUBE2IAM_NAMESPACE;
            case KUBE2IAM_TOKEN -> CoreFinding.KUBE2IAM_TOKEN;
            case KUBE2IAM_BUSY -> CoreFinding.KUBE2IAM_BUSY;
            case KUBE2IAM_REFUSED -> CoreFinding.KUBE2IAM_REFUSED;
            case KUBE2IAM_ANSWER -> CoreFinding.KUBE2IAM_ANSWER;
        };
        String elsewhere = finding == CoreFinding.KUBE2IAM_UNREACHABLE
                ? " If the platform blocks the metadata service on purpose, choose another NXOP_SOURCE."
                : "";
        return new AccessException(
                finding, String.valueOf(fault.getMessage()), fault.remedy() + elsewhere, fault.getCause());
    }
}
