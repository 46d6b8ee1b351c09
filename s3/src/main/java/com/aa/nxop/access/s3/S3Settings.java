package com.aa.nxop.access.s3;

import com.aa.nxop.access.NxopAccess;
import java.net.URI;
import java.util.Optional;

/**
 * Where S3 is.
 *
 * @param endpoint in place of AWS's own
 */
record S3Settings(Optional<URI> endpoint) {
    /** @throws com.aa.nxop.access.AccessException if the endpoint is no address, and the access could not know it */
    static S3Settings of(NxopAccess nxop) {
        return nxop.adapterContext().settings(new S3SettingsReader());
    }
}
