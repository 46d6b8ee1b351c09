package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/** AWS_MSK_IAM: the session's credentials, and the region to sign for. */
final class CredentialsAnswer {
    private CredentialsAnswer() {}

    static void to(AWSCredentialsCallback wanted, NxopAccess nxop) {
        try {
            wanted.setAwsCredentials(nxop.credentialsProvider().resolveCredentials());
            wanted.setCustomRegionProvider(
                    new ClusterRegion(MskSettings.of(nxop).region()));
        } catch (AccessException e) {
            if (e.retryable()) {
                throw e;
            }
            wanted.setLoadingException(e);
        }
    }

    /** Asked only for brokers whose name does not tell the region: a proxy's, a private DNS name. */
    record ClusterRegion(Region region) implements ConfigurableRegionProvider {
        @Override
        public Region getRegion() {
            return region;
        }

        @Override
        public Region getRegion(String brokerHost) {
            return region;
        }
    }
}
