package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.platform.Kube2IamClient;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The metadata service as kube2iam answers in its place. */
record Kube2IamSource(Kube2Iam settings, SourceRetryPolicy retries) implements SourceCredentials {
    @Override
    public SourceSession fetch() {
        Kube2IamClient client = new Kube2IamClient(settings.endpoint(), retries);
        Kube2IamClient.Given given = SourceFailure.translated(client::get, "to ask kube2iam again");
        AwsSessionCredentials credentials = given.credentials();
        // The role is an ARN where it is of another account than the node.
        Optional<String> account =
                credentials.accountId().or(() -> TargetRole.parse(given.role()).map(TargetRole::accountId));
        return new SourceSession(
                SourceKind.KUBE2IAM, credentials, credentials.expirationTime(), account, Optional.empty());
    }
}
