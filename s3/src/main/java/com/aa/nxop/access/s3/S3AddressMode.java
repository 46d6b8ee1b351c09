package com.aa.nxop.access.s3;

import java.util.Locale;

/** Where a request names the bucket. */
enum S3AddressMode {
    /** In the path: {@code https://host/bucket/key}. */
    PATH,
    /** In the host name: {@code https://bucket.host/key}. Access points have no other form. */
    VIRTUAL_HOST;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
