package com.aa.nxop.access;

import java.util.Locale;

/**
 * Everything that can be wrong, each under a stable id that is also the id of its section in {@code docs/troubleshooting.md}.
 *
 * <p>Ids are a contract: they may be added, never renamed.
 */
public enum Finding {
    CONFIG_INVALID(Hop.CONFIGURATION, false),
    CONFIG_MISSING(Hop.CONFIGURATION, false),
    CONFIG_ROLE(Hop.CONFIGURATION, false),
    CONFIG_CHOICE(Hop.CONFIGURATION, false),
    CONFIG_REGION(Hop.CONFIGURATION, false),
    CONFIG_SESSION_NAME(Hop.CONFIGURATION, false),
    CONFIG_SESSION_TAGS(Hop.CONFIGURATION, false),
    CONFIG_DURATION(Hop.CONFIGURATION, false),
    CONFIG_EXTERNAL_ID(Hop.CONFIGURATION, false),
    CONFIG_SESSION_POLICY(Hop.CONFIGURATION, false),
    CONFIG_WORKLOAD(Hop.CONFIGURATION, false),
    CONFIG_ENDPOINT(Hop.CONFIGURATION, false),
    CONFIG_MSK(Hop.CONFIGURATION, false),
    CONFIG_DOCDB(Hop.CONFIGURATION, false),
    CONFIG_PROFILE_FILE(Hop.CONFIGURATION, false),
    SOURCE_NONE(Hop.CONFIGURATION, false),

    TOKEN_UNREADABLE(Hop.SOURCE, true),
    TOKEN_EMPTY(Hop.SOURCE, true),
    TOKEN_MALFORMED(Hop.SOURCE, false),
    TOKEN_EXPIRED(Hop.SOURCE, true),
    AGENT_UNREACHABLE(Hop.SOURCE, true),
    AGENT_BUSY(Hop.SOURCE, true),
    AGENT_REFUSED(Hop.SOURCE, false),
    AGENT_NO_ASSOCIATION(Hop.SOURCE, false),
    AGENT_ANSWER(Hop.SOURCE, true),
    SOURCE_EXPIRED(Hop.SOURCE, true),
    SOURCE_ACCOUNT(Hop.SOURCE, false),
    SOURCE_NODE_ROLE(Hop.SOURCE, false),
    SOURCE_ROLE(Hop.SOURCE, false),
    WEB_IDENTITY_REFUSED(Hop.SOURCE, false),
    WEB_IDENTITY_TOKEN(Hop.SOURCE, false),
    WEB_IDENTITY_PROVIDER(Hop.SOURCE, true),
    KUBE2IAM_UNREACHABLE(Hop.SOURCE, true),
    KUBE2IAM_TOKEN(Hop.SOURCE, false),
    KUBE2IAM_NO_ROLE(Hop.SOURCE, true),
    KUBE2IAM_NAMESPACE(Hop.SOURCE, false),
    KUBE2IAM_BUSY(Hop.SOURCE, true),
    KUBE2IAM_REFUSED(Hop.SOURCE, false),
    KUBE2IAM_ANSWER(Hop.SOURCE, true),
    VAULT_FILE_UNREADABLE(Hop.SOURCE, true),
    VAULT_FILE_INCOMPLETE(Hop.SOURCE, true),
    VAULT_FILE_AMBIGUOUS(Hop.SOURCE, false),
    VAULT_FILE_ABANDONED(Hop.SOURCE, false),
    AWS_DEFAULT_NONE(Hop.SOURCE, false),

    STS_UNREACHABLE(Hop.TARGET, true),
    STS_BUSY(Hop.TARGET, true),
    STS_ANSWER(Hop.TARGET, true),
    STS_REGION(Hop.TARGET, false),
    STS_REJECTED(Hop.TARGET, false),
    CLOCK_SKEW(Hop.TARGET, true),
    WORKLOAD_UNKNOWN(Hop.TARGET, false),
    SOURCE_CREDENTIALS(Hop.TARGET, true),
    ASSUME_ROLE_REFUSED(Hop.TARGET, false),
    SELF_ASSUME_REFUSED(Hop.TARGET, false),
    TAG_SESSION_REFUSED(Hop.TARGET, false),
    TAG_CONFLICT(Hop.TARGET, false),
    TAGS_INVALID(Hop.TARGET, false),
    TAGS_TOO_LARGE(Hop.TARGET, false),
    SESSION_POLICY_REFUSED(Hop.TARGET, false),
    DURATION_REFUSED(Hop.TARGET, false),
    TARGET_IDENTITY(Hop.TARGET, false),

    SESSION_CLOSED(Hop.SESSION, false),
    SESSION_WAIT(Hop.SESSION, true),
    SESSION_REFUSED(Hop.RESOURCE, true),
    UNEXPECTED(Hop.SESSION, true),

    MSK_NOT_CONFIGURED(Hop.CONFIGURATION, false),
    MSK_CONTRADICTION(Hop.CONFIGURATION, false),
    MSK_CA_FILE(Hop.CONFIGURATION, false),
    MSK_LOGIN_MODULE(Hop.CONFIGURATION, false),
    MSK_CLASS_LOADER(Hop.CONFIGURATION, false),
    MSK_CLUSTER_UNKNOWN(Hop.RESOURCE, false),
    MSK_LOOKUP_REFUSED(Hop.RESOURCE, false),
    MSK_LOOKUP_FAILED(Hop.RESOURCE, true),
    MSK_NO_LISTENER(Hop.RESOURCE, false),
    MSK_LOGIN_REFUSED(Hop.RESOURCE, false),
    MSK_FAILED(Hop.RESOURCE, true),

    DOCDB_NOT_CONFIGURED(Hop.CONFIGURATION, false),
    DOCDB_CONTRADICTION(Hop.CONFIGURATION, false),
    DOCDB_CREDENTIAL_LOST(Hop.CONFIGURATION, false),
    DOCDB_CA_FILE(Hop.CONFIGURATION, false),
    DOCDB_CLUSTER_UNKNOWN(Hop.RESOURCE, false),
    DOCDB_CLUSTER_UNSUITABLE(Hop.RESOURCE, false),
    DOCDB_CLUSTER_UNAVAILABLE(Hop.RESOURCE, true),
    DOCDB_LOOKUP_REFUSED(Hop.RESOURCE, false),
    DOCDB_LOOKUP_FAILED(Hop.RESOURCE, true),
    DOCDB_LOGIN_REFUSED(Hop.RESOURCE, false),
    DOCDB_UNAUTHORIZED(Hop.RESOURCE, false),
    DOCDB_UNREACHABLE(Hop.RESOURCE, true),
    DOCDB_NO_MEMBER(Hop.RESOURCE, true),
    DOCDB_NO_CONNECTION(Hop.RESOURCE, true),
    DOCDB_TIMEOUT(Hop.RESOURCE, true),
    DOCDB_TLS(Hop.RESOURCE, false),
    DOCDB_RETRYABLE_WRITES(Hop.RESOURCE, false),
    DOCDB_WIRE_VERSION(Hop.RESOURCE, false),
    DOCDB_FAILED(Hop.RESOURCE, false),

    S3_ASYNC_CLIENT(Hop.RESOURCE, false),
    S3_BUCKET_REFUSED(Hop.RESOURCE, false),
    S3_BUCKET_UNKNOWN(Hop.RESOURCE, false),
    S3_BUCKET_REGION(Hop.RESOURCE, false),
    S3_FAILED(Hop.RESOURCE, true),

    NETWORK_NAME_UNKNOWN(Hop.RESOURCE, false),
    NETWORK_REFUSED(Hop.RESOURCE, true),
    NETWORK_TIMEOUT(Hop.RESOURCE, false),
    NETWORK_TIMEOUT_ACROSS_REGIONS(Hop.RESOURCE, false),
    NETWORK_TLS(Hop.RESOURCE, false);

    private final Hop hop;
    private final boolean retryable;

    Finding(Hop hop, boolean retryable) {
        this.hop = hop;
        this.retryable = retryable;
    }

    /** Stable, lower case with hyphens, for example {@code assume-role-refused}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where on the way it usually goes wrong. */
    public Hop hop() {
        return hop;
    }

    /** Whether the same call may succeed later with nothing changed by a person. */
    public boolean retryable() {
        return retryable;
    }

    /** Where the finding is explained: symptom, reason, remedy. */
    public String guide() {
        return "docs/troubleshooting.md#" + id();
    }
}
