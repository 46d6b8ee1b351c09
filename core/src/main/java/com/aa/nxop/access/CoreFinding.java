package com.aa.nxop.access;

/** The findings on configuration, source, role, session and network. The name of a constant gives its id; the id is a contract. */
public enum CoreFinding implements Finding {
    CONFIG_INVALID(Stage.CONFIGURATION, false),
    CONFIG_MISSING(Stage.CONFIGURATION, false),
    CONFIG_ROLE(Stage.CONFIGURATION, false),
    CONFIG_CHOICE(Stage.CONFIGURATION, false),
    CONFIG_REGION(Stage.CONFIGURATION, false),
    CONFIG_SESSION_NAME(Stage.CONFIGURATION, false),
    CONFIG_SESSION_TAGS(Stage.CONFIGURATION, false),
    CONFIG_DURATION(Stage.CONFIGURATION, false),
    CONFIG_EXTERNAL_ID(Stage.CONFIGURATION, false),
    CONFIG_SESSION_POLICY(Stage.CONFIGURATION, false),
    CONFIG_SOURCE_IDENTITY(Stage.CONFIGURATION, false),
    CONFIG_WORKLOAD(Stage.CONFIGURATION, false),
    CONFIG_ENDPOINT(Stage.CONFIGURATION, false),
    CONFIG_PROFILE_FILE(Stage.CONFIGURATION, false),
    SOURCE_NONE(Stage.CONFIGURATION, false),
    TOKEN_UNREADABLE(Stage.SOURCE, true),
    TOKEN_EMPTY(Stage.SOURCE, true),
    TOKEN_MALFORMED(Stage.SOURCE, false),
    TOKEN_EXPIRED(Stage.SOURCE, true),
    AGENT_UNREACHABLE(Stage.SOURCE, true),
    AGENT_BUSY(Stage.SOURCE, true),
    AGENT_REFUSED(Stage.SOURCE, false),
    AGENT_NO_ASSOCIATION(Stage.SOURCE, false),
    AGENT_ANSWER(Stage.SOURCE, true),
    SOURCE_EXPIRED(Stage.SOURCE, true),
    SOURCE_ACCOUNT(Stage.SOURCE, false),
    SOURCE_NODE_ROLE(Stage.SOURCE, false),
    SOURCE_ROLE(Stage.SOURCE, false),
    WEB_IDENTITY_REFUSED(Stage.SOURCE, false),
    WEB_IDENTITY_TOKEN(Stage.SOURCE, false),
    WEB_IDENTITY_PROVIDER(Stage.SOURCE, true),
    KUBE2IAM_UNREACHABLE(Stage.SOURCE, true),
    KUBE2IAM_TOKEN(Stage.SOURCE, false),
    KUBE2IAM_NO_ROLE(Stage.SOURCE, true),
    KUBE2IAM_NAMESPACE(Stage.SOURCE, false),
    KUBE2IAM_BUSY(Stage.SOURCE, true),
    KUBE2IAM_REFUSED(Stage.SOURCE, false),
    KUBE2IAM_ANSWER(Stage.SOURCE, true),
    VAULT_FILE_UNREADABLE(Stage.SOURCE, true),
    VAULT_FILE_INCOMPLETE(Stage.SOURCE, true),
    VAULT_FILE_AMBIGUOUS(Stage.SOURCE, false),
    VAULT_FILE_ABANDONED(Stage.SOURCE, false),
    AWS_DEFAULT_NONE(Stage.SOURCE, false),
    STS_UNREACHABLE(Stage.ASSUME_ROLE, true),
    STS_BUSY(Stage.ASSUME_ROLE, true),
    STS_ANSWER(Stage.ASSUME_ROLE, true),
    STS_REGION(Stage.ASSUME_ROLE, false),
    STS_REJECTED(Stage.ASSUME_ROLE, false),
    CLOCK_SKEW(Stage.ASSUME_ROLE, true),
    WORKLOAD_UNKNOWN(Stage.ASSUME_ROLE, false),
    SOURCE_CREDENTIALS(Stage.ASSUME_ROLE, true),
    ASSUME_ROLE_REFUSED(Stage.ASSUME_ROLE, false),
    SELF_ASSUME_REFUSED(Stage.ASSUME_ROLE, false),
    TAG_SESSION_REFUSED(Stage.ASSUME_ROLE, false),
    TAG_CONFLICT(Stage.ASSUME_ROLE, false),
    SOURCE_IDENTITY_CONFLICT(Stage.ASSUME_ROLE, false),
    TAGS_INVALID(Stage.ASSUME_ROLE, false),
    TAGS_TOO_LARGE(Stage.ASSUME_ROLE, false),
    SESSION_POLICY_REFUSED(Stage.ASSUME_ROLE, false),
    DURATION_REFUSED(Stage.ASSUME_ROLE, false),
    TARGET_IDENTITY(Stage.ASSUME_ROLE, false),
    SESSION_CLOSED(Stage.SESSION, false),
    SESSION_WAIT(Stage.SESSION, true),
    SESSION_REFUSED(Stage.RESOURCE, true),
    SERVICE_REFUSED(Stage.RESOURCE, false),
    SERVICE_FAILED(Stage.RESOURCE, false),
    UNEXPECTED(Stage.SESSION, true),
    NETWORK_NAME_UNKNOWN(Stage.RESOURCE, false),
    NETWORK_REFUSED(Stage.RESOURCE, true),
    NETWORK_TIMEOUT(Stage.RESOURCE, false),
    NETWORK_TIMEOUT_ACROSS_REGIONS(Stage.RESOURCE, false),
    NETWORK_TLS(Stage.RESOURCE, false);

    private final Stage stage;
    private final boolean retryable;

    CoreFinding(Stage stage, boolean retryable) {
        this.stage = stage;
        this.retryable = retryable;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
