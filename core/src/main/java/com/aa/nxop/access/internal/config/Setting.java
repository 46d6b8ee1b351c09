package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.spi.SettingName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every variable that core reads, with its twin among the system properties. The names are a contract. */
public enum Setting implements SettingName {
    /** The role in the NXOP account that the pod becomes, as in the annotation {@code runway.aa.com/pod-identity}. */
    ROLE("NXOP_ROLE"),
    /** The environment, which selects the KPaaS account that the pod's own credentials must belong to. */
    ENVIRONMENT("NXOP_ENVIRONMENT"),
    /** The region of the NXOP resources. */
    REGION("NXOP_REGION"),
    /** The source of the pod's own credentials. */
    SOURCE("NXOP_SOURCE"),
    /** The role that the platform must give the pod. */
    SOURCE_ROLE("NXOP_SOURCE_ROLE"),
    /** A fixed role session name. */
    SESSION_NAME("NXOP_SESSION_NAME"),
    /** Session tags of your own, in addition to the six tags that identify the pod. */
    SESSION_TAGS("NXOP_SESSION_TAGS"),
    /** Whether the SDK passes the six tags that identify the pod. */
    SESSION_TAG_MODE("NXOP_SESSION_TAG_MODE"),
    /** How long a session lives. */
    SESSION_DURATION("NXOP_SESSION_DURATION"),
    /** The external id that the role's trust policy asks for. */
    EXTERNAL_ID("NXOP_EXTERNAL_ID"),
    /** AWS's source identity of the session, which CloudTrail shows. */
    SOURCE_IDENTITY("NXOP_SOURCE_IDENTITY"),
    /** A file with a JSON session policy that reduces what the session may do. */
    SESSION_POLICY_FILE("NXOP_SESSION_POLICY_FILE"),
    /** The EKS cluster that the pod runs in. */
    CLUSTER_ARN("NXOP_CLUSTER_ARN"),
    /** The pod's namespace. */
    NAMESPACE("NXOP_NAMESPACE"),
    /** The pod's service account. */
    SERVICE_ACCOUNT("NXOP_SERVICE_ACCOUNT"),
    /** The pod's name. */
    POD_NAME("NXOP_POD_NAME"),
    /** The pod's UID. */
    POD_UID("NXOP_POD_UID"),
    /** Whether the SDK may call STS over plain http at an address that is not loopback. */
    ALLOW_HTTP_STS("NXOP_ALLOW_HTTP_STS"),
    /** The regions in which the SDK asks STS while STS of the pod's region does not answer. */
    STS_FALLBACK_REGIONS("NXOP_STS_FALLBACK_REGIONS"),
    /** The file that the Vault Agent writes, or a folder with one file for each name. */
    VAULT_FILE("NXOP_VAULT_FILE"),
    /** The TTL that the Vault Agent asks Vault for. */
    VAULT_LIFETIME("NXOP_VAULT_LIFETIME"),
    /** The section of Vault's file that holds the pod's credentials, if the file has several. */
    VAULT_PROFILE("NXOP_VAULT_PROFILE"),
    // EKS sets both variables. The AWS SDK for Java reads only the first. The AWS CLI and boto3 read the second, too.
    /** The region of the pod. */
    AWS_REGION("AWS_REGION", "aws.region", "AWS_DEFAULT_REGION"),
    /** The profile on a laptop, with {@code NXOP_SOURCE=aws-default}. */
    AWS_PROFILE("AWS_PROFILE", "aws.profile"),
    /** The address of the Pod Identity agent. */
    CONTAINER_URI("AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri"),
    /** The text of the pod's token for the agent. */
    CONTAINER_TOKEN("AWS_CONTAINER_AUTHORIZATION_TOKEN", "aws.containerAuthorizationToken"),
    /** The file with the pod's token for the agent. */
    CONTAINER_TOKEN_FILE("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "aws.containerAuthorizationTokenFile"),
    /** The pod's own role, with web identity (IRSA). */
    WEB_IDENTITY_ROLE("AWS_ROLE_ARN", "aws.roleArn"),
    /** The file with the pod's web identity token. */
    WEB_IDENTITY_TOKEN_FILE("AWS_WEB_IDENTITY_TOKEN_FILE", "aws.webIdentityTokenFile"),
    /** The address of kube2iam, with {@code NXOP_SOURCE=kube2iam}. */
    METADATA("AWS_EC2_METADATA_SERVICE_ENDPOINT", "aws.ec2MetadataServiceEndpoint"),
    /** Whether the SDK uses an STS endpoint with FIPS 140 cryptography. */
    USE_FIPS("AWS_USE_FIPS_ENDPOINT", "aws.useFipsEndpoint"),
    /** Whether the SDK uses an STS endpoint that supports IPv6 too. */
    USE_DUALSTACK("AWS_USE_DUALSTACK_ENDPOINT", "aws.useDualstackEndpoint"),
    /** The timeouts and retries of S3 clients, as AWS defines them. */
    DEFAULTS_MODE("AWS_DEFAULTS_MODE", "aws.defaultsMode"),
    /** The endpoint of all services that have no endpoint variable of their own. */
    ENDPOINT("AWS_ENDPOINT_URL", "aws.endpointUrl"),
    /** The endpoint of STS. */
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
