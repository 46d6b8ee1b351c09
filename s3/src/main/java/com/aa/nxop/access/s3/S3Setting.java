package com.aa.nxop.access.s3;

import com.aa.nxop.access.spi.SettingName;
import java.util.Locale;

/** Where S3 is, and how its buckets are addressed. */
enum S3Setting implements SettingName {
    /** The name is the AWS SDK's. */
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
    ADDRESSING;

    @Override
    public String variable() {
        return "NXOP_S3_" + name().toUpperCase(Locale.ROOT);
    }
}
