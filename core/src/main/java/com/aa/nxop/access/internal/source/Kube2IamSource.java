package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.text.Kube2IamClient;
import com.aa.nxop.access.internal.text.Kube2IamFault;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The metadata service as kube2iam answers in its place. */
record Kube2IamSource(Kube2Iam settings, SourceRetryPolicy retries) implements SourceCredentials {
    @Override
    public SourceSession fetch() {
        Kube2IamClient.Given given = given();
        AwsSessionCredentials credentials = given.credentials();
        Optional<String> account =
                credentials.accountId().or(() -> TargetRole.parse(given.role()).map(TargetRole::accountId));
        return new SourceSession(
                SourceKind.KUBE2IAM, credentials, credentials.expirationTime(), account, Optional.empty());
    }

    private Kube2IamClient.Given given() {
        try {
            return new Kube2IamClient(settings.endpoint(), retries).get();
        } catch (Kube2IamFault e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw PauseFailure.failure(e, "to ask kube2iam again");
        }
    }

    private static AccessException failure(Kube2IamFault e) {
        CoreFinding finding = switch (e.kind()) {
            case UNREACHABLE -> CoreFinding.KUBE2IAM_UNREACHABLE;
            case NO_ROLE -> CoreFinding.KUBE2IAM_NO_ROLE;
            case NAMESPACE -> CoreFinding.KUBE2IAM_NAMESPACE;
            case TOKEN -> CoreFinding.KUBE2IAM_TOKEN;
            case BUSY -> CoreFinding.KUBE2IAM_BUSY;
            case REFUSED -> CoreFinding.KUBE2IAM_REFUSED;
            case ANSWER -> CoreFinding.KUBE2IAM_ANSWER;
        };
        String elsewhere = finding == CoreFinding.KUBE2IAM_UNREACHABLE
                ? " Where the platform blocks the metadata service on purpose, name another NXOP_SOURCE."
                : "";
        return new AccessException(finding, String.valueOf(e.getMessage()), e.remedy() + elsewhere, e.getCause());
    }
}
