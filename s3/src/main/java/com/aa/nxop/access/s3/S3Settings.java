package com.aa.nxop.access.s3;

import com.aa.nxop.access.NxopAccess;
import java.net.URI;
import java.util.Optional;

/**
 * Where S3 is.
 *
 * @param endpoint in place of AWS's own
 * @param addressing where the user chose it
 */
record S3Settings(Optional<URI> endpoint, Optional<S3AddressMode> addressing) {
    /** How PrivateLink's endpoint for access points begins, which have a host name each. */
    private static final String ACCESS_POINTS = "accesspoint.";

    /** @throws com.aa.nxop.access.AccessException if a setting is wrong, and the access could not know it */
    static S3Settings of(NxopAccess nxop) {
        return nxop.adapterContext().settings(new S3SettingsReader());
    }

    /** Whether the path names the bucket; nothing where the AWS SDK's default is right. Few endpoints serve a host name for each bucket. */
    Optional<Boolean> pathStyle() {
        return addressing
                .map(S3AddressMode.PATH::equals)
                .or(() -> endpoint.filter(uri -> !uri.getHost().startsWith(ACCESS_POINTS))
                        .map(uri -> true));
    }
}
