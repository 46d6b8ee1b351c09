package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

class AwsPartitionTest {
    /** The frequent partitions come first, and the AWS SDK is not asked for them. */
    @Test
    void everyRegionIsWhereTheAwsSdkSaysAndHasItsHost() {
        for (Region region : Region.regions()) {
            PartitionMetadata known = PartitionMetadata.of(region);
            assertThat(AwsPartition.of(region)).as(region.id()).contains(known.id());
            assertThat(AwsPartition.host("sts", region))
                    .isEqualTo("sts." + region.id() + "." + known.dnsSuffix())
                    .isEqualTo(AwsPartition.host("sts", region, false, false));
            assertThat(AwsPartition.isKnown(known.id())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"us-east-9, aws", "cn-south-7, aws-cn", "us-gov-north-3, aws-us-gov", "eusc-de-east-1, aws-eusc"})
    void aRegionThatIsNewerThanTheAwsSdkIsKnownByItsName(String region, String partition) {
        assertThat(AwsPartition.of(Region.of(region))).contains(partition);
    }

    @Test
    void aNameOfNoKnownFormHasNoPartition() {
        assertThat(AwsPartition.of(Region.of("mars-base-1"))).isEmpty();
        assertThat(AwsPartition.isKnown("aws-mars")).isFalse();
    }
}
