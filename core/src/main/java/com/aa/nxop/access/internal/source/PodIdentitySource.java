package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.platform.AgentClient;
import com.aa.nxop.access.internal.text.TokenFile;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * EKS Pod Identity. Its own small client, because the AWS SDK's drops the agent's error text, never repeats a 429 and gives up after
 * a second of silence.
 */
record PodIdentitySource(PodIdentity settings, AgentClient agent) implements SourceCredentials {
    @Override
    public SourceSession fetch() {
        AwsSessionCredentials given =
                SourceFailure.translated(() -> agent.get(this::token), "to ask the Pod Identity agent again");
        return new SourceSession(
                SourceKind.POD_IDENTITY, given, given.expirationTime(), given.accountId(), Optional.empty());
    }

    private String token() {
        return settings.token()
                .map(token -> TokenFile.check(token, "The variable AWS_CONTAINER_AUTHORIZATION_TOKEN"))
                .orElseGet(() -> settings.tokenFile().map(TokenFile::read).orElse(""));
    }
}
