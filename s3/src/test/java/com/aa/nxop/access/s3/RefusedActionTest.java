package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What S3 says, as people have posted it, with the account ids made equal. */
class RefusedActionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # aws/copilot-cli#5500
        User: arn:aws:iam::012345678901:user/copilot-cli-admin is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:ap-northeast-1:012345678901:key/xxxxxxxxxxxxxxxxxx because no identity-based policy allows the kms:GenerateDataKey action | kms:GenerateDataKey | arn:aws:kms:ap-northeast-1:012345678901:key/xxxxxxxxxxxxxxxxxx
        # ministryofjustice/modernisation-platform-environments#10745
        User: arn:aws:sts::012345678901:assumed-role/observability-platform/x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-2:012345678901:key/x because no identity-based policy allows the kms:Decrypt action | kms:Decrypt | arn:aws:kms:eu-west-2:012345678901:key/x
        # ministryofjustice/modernisation-platform#1296
        User: arn:aws:sts::012345678901:assumed-role/AWSReservedSSO_x/y is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-2:012345678901:key/a466d1fa-5c7f-4b10-8343-08763635d8c4 because no resource-based policy allows the kms:GenerateDataKey action | kms:GenerateDataKey | arn:aws:kms:eu-west-2:012345678901:key/a466d1fa-5c7f-4b10-8343-08763635d8c4
        # kmcquade in cloudposse/terraform-aws-cloudwatch-flow-logs#5
        User: arn:aws:sts::797533870466:assumed-role/role-kinesis/0123456789abcdef is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:0123456789:key/0123456789abcdef, | kms:GenerateDataKey | arn:aws:kms:us-east-1:0123456789:key/0123456789abcdef
        # Of S3 since 2024, with quotes
        User: arn:aws:sts::178549792225:assumed-role/example-role/x is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::nxop-example-data" because no identity-based policy allows the s3:ListBucket action | s3:ListBucket | arn:aws:s3:::nxop-example-data
        User: arn:aws:sts::178549792225:assumed-role/example-role/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::nxop-example-data/a b,c.csv" with an explicit deny in a resource-based policy | s3:PutObject | arn:aws:s3:::nxop-example-data/a b,c.csv
        """)
    void actionAndResourceAreRead(String text, String action, String resource) {
        assertThat(RefusedAction.in(text)).contains(new RefusedAction(action, resource));
    }

    @Test
    void aTextThatNamesNothing() {
        // aws/aws-sdk-js#2404, aceew/aws-lambda-env-vars#7
        assertThat(RefusedAction.in("Access Denied")).isEmpty();
        assertThat(RefusedAction.in(
                        "The ciphertext refers to a customer master key that does not exist, does not exist in this"
                                + " region, or you are not allowed to access."))
                .isEmpty();
    }
}
