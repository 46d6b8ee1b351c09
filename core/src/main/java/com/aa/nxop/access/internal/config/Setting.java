package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.spi.SettingName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every variable that core reads, with its twin among the system properties. The names are a contract. */
public enum Setting implements SettingName {
    ROLE("NXOP_ROLE"),
    ENVIRONMENT("NXOP_ENVIRONMENT"),
    REGION("NXOP_REGION"),
    SOURCE("NXOP_SOURCE"),
    SOURCE_ROLE("NXOP_SOURCE_ROLE"),
    SESSION_NAME("NXOP_SESSION_NAME"),
    SESSION_TAGS("NXOP_SESSION_TAGS"),
    SESSION_TAG_MODE("NXOP_SESSION_TAG_MODE"),
    SESSION_DURATION("NXOP_SESSION_DURATION"),
    EXTERNAL_ID("NXOP_EXTERNAL_ID"),
    SOURCE_IDENTITY("NXOP_SOURCE_IDENTITY"),
    SESSION_POLICY_FILE("NXOP_SESSION_POLICY_FILE"),
    CLUSTER_ARN("NXOP_CLUSTER_ARN"),
    NAMESPACE("NXOP_NAMESPACE"),
    SERVICE_ACCOUNT("NXOP_SERVICE_ACCOUNT"),
    POD_NAME("NXOP_POD_NAME"),
    POD_UID("NXOP_POD_UID"),
    ALLOW_HTTP_STS("NXOP_ALLOW_HTTP_STS"),
    STS_FALLBACK_REGIONS("NXOP_STS_FALLBACK_REGIONS"),
    VAULT_FILE("NXOP_VAULT_FILE"),
    VAULT_LIFETIME("NXOP_VAULT_LIFETIME"),
    VAULT_PROFILE("NXOP_VAULT_PROFILE"),
    /** EKS sets both variables. The AWS SDK for Java reads the first alone; the AWS CLI and boto3 read the second, too. */
    AWS_REGION("AWS_REGION", "aws.region", "AWS_DEFAULT_REGION"),
    AWS_PROFILE("AWS_PROFILE", "aws.profile"),
    CONTAINER_URI("AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri"),
    CONTAINER_TOKEN("AWS_CONTAINER_AUTHORIZATION_TOKEN", "aws.containerAuthorizationToken"),
    CONTAINER_TOKEN_FILE("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "aws.containerAuthorizationTokenFile"),
    WEB_IDENTITY_ROLE("AWS_ROLE_ARN", "aws.roleArn"),
    WEB_IDENTITY_TOKEN_FILE("AWS_WEB_IDENTITY_TOKEN_FILE", "aws.webIdentityTokenFile"),
    METADATA("AWS_EC2_METADATA_SERVICE_ENDPOINT", "aws.ec2MetadataServiceEndpoint"),
    USE_FIPS("AWS_USE_FIPS_ENDPOINT", "aws.useFipsEndpoint"),
    USE_DUALSTACK("AWS_USE_DUALSTACK_ENDPOINT", "aws.useDualstackEndpoint"),
    DEFAULTS_MODE("AWS_DEFAULTS_MODE", "aws.defaultsMode"),
    ENDPOINT("AWS_ENDPOINT_URL", "aws.endpointUrl"),
    ENDPOINT_STS("AWS_ENDPOINT_URL_STS", "aws.endpointUrlSts");

    private final String variable;
    private final String property;
    private final Optional<String> secondVariable;

    /** For our own names: {@code NXOP_SESSION_TAGS} is also {@code nxop.session.tags}. */
    Setting(String variable) {
        this(variable, variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    /** For the AWS SDK's names, which follow no rule. */
    Setting(String variable, String property) {
        this(variable, property, null);
    }

    Setting(String variable, String property, @Nullable String secondVariable) {
        this.variable = variable;
        this.property = property;
        this.secondVariable = Optional.ofNullable(secondVariable);
    }

    @Override
    public String variable() {
        return variable;
    }

    @Override
    public String property() {
        return property;
    }

    @Override
    public Optional<String> secondVariable() {
        return secondVariable;
    }

    @Override
    public boolean secret() {
        return this == CONTAINER_TOKEN || this == EXTERNAL_ID;
    }
}
