package com.aa.nxop.access.s3;

import com.aa.nxop.access.spi.SettingName;
import java.util.Locale;

/** Where S3 is, and how its buckets are addressed. */
enum S3Setting implements SettingName {
    // The AWS SDK chose the name.
    /** The endpoint of S3. */
    ENDPOINT {
        @Override
        public String variable() {
            return "AWS_ENDPOINT_URL_S3";
        }

        @Override
        public String property() {
            return "aws.endpointUrlS3";
        }
    },
    /** Where a request names the bucket: in the path or in the host name. */
    ADDRESSING;

    @Override
    public String variable() {
        return "NXOP_S3_" + name().toUpperCase(Locale.ROOT);
    }
}
