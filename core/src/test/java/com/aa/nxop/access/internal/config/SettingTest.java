package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingTest {
    /** The names are a contract: this list may grow, and nothing in it may change. */
    @Test
    void everyVariableHasItsSystemProperty() {
        String names = Arrays.stream(Setting.values())
                .map(setting -> setting.variable() + " " + setting.property())
                .collect(Collectors.joining("\n"));
        assertThat(names).isEqualTo("""
                NXOP_ROLE nxop.role
                NXOP_ENVIRONMENT nxop.environment
                NXOP_REGION nxop.region
                NXOP_SOURCE nxop.source
                NXOP_SOURCE_ROLE nxop.source.role
                NXOP_SESSION_NAME nxop.session.name
                NXOP_SESSION_TAGS nxop.session.tags
                NXOP_SESSION_TAG_MODE nxop.session.tag.mode
                NXOP_SESSION_DURATION nxop.session.duration
                NXOP_EXTERNAL_ID nxop.external.id
                NXOP_SOURCE_IDENTITY nxop.source.identity
                NXOP_SESSION_POLICY_FILE nxop.session.policy.file
                NXOP_CLUSTER_ARN nxop.cluster.arn
                NXOP_NAMESPACE nxop.namespace
                NXOP_SERVICE_ACCOUNT nxop.service.account
                NXOP_POD_NAME nxop.pod.name
                NXOP_POD_UID nxop.pod.uid
                NXOP_ALLOW_HTTP_STS nxop.allow.http.sts
                NXOP_STS_FALLBACK_REGIONS nxop.sts.fallback.regions
                NXOP_VAULT_FILE nxop.vault.file
                NXOP_VAULT_LIFETIME nxop.vault.lifetime
                NXOP_VAULT_PROFILE nxop.vault.profile
                AWS_REGION aws.region
                AWS_PROFILE aws.profile
                AWS_CONTAINER_CREDENTIALS_FULL_URI aws.containerCredentialsFullUri
                AWS_CONTAINER_AUTHORIZATION_TOKEN aws.containerAuthorizationToken
                AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE aws.containerAuthorizationTokenFile
                AWS_ROLE_ARN aws.roleArn
                AWS_WEB_IDENTITY_TOKEN_FILE aws.webIdentityTokenFile
                AWS_EC2_METADATA_SERVICE_ENDPOINT aws.ec2MetadataServiceEndpoint
                AWS_USE_FIPS_ENDPOINT aws.useFipsEndpoint
                AWS_USE_DUALSTACK_ENDPOINT aws.useDualstackEndpoint
                AWS_DEFAULTS_MODE aws.defaultsMode
                AWS_ENDPOINT_URL aws.endpointUrl
                AWS_ENDPOINT_URL_STS aws.endpointUrlSts""");
    }
}
