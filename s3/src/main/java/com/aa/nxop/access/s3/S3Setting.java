package com.aa.nxop.access.s3;

import com.aa.nxop.access.spi.SettingName;

/** The one variable that says where S3 is; its name is the AWS SDK's. */
enum S3Setting implements SettingName {
    ENDPOINT;

    @Override
    public String variable() {
        return "AWS_ENDPOINT_URL_S3";
    }

    @Override
    public String property() {
        return "aws.endpointUrlS3";
    }
}
