package com.aa.nxop.access.msk;

import com.aa.nxop.access.spi.SettingName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every variable that says where MSK is. The names are a contract. */
enum MskSetting implements SettingName {
    /** The MSK cluster. */
    CLUSTER_ARN("NXOP_MSK_CLUSTER_ARN"),
    /** The brokers, if you do not name the MSK cluster. */
    BOOTSTRAP_SERVERS("NXOP_MSK_BOOTSTRAP_SERVERS"),
    /** Which listeners of the cluster the SDK asks MSK for. */
    CONNECTIVITY("NXOP_MSK_CONNECTIVITY"),
    /** How Kafka clients log in to the brokers. */
    MECHANISM("NXOP_MSK_MECHANISM"),
    /** The PEM file of the CAs with which clients check the brokers' certificates. */
    CA_FILE("NXOP_MSK_CA_FILE"),
    /** The endpoint of the MSK API, which the SDK asks for the brokers. */
    CONTROL_PLANE("AWS_ENDPOINT_URL_KAFKA", "aws.endpointUrlKafka");

    private final String variable;
    private final Optional<String> ofAwsSdk;

    MskSetting(String variable) {
        this(variable, null);
    }

    /** @param ofAwsSdk the AWS SDK's name for the system property, which follows no rule */
    MskSetting(String variable, @Nullable String ofAwsSdk) {
        this.variable = variable;
        this.ofAwsSdk = Optional.ofNullable(ofAwsSdk);
    }

    @Override
    public String variable() {
        return variable;
    }

    @Override
    public String property() {
        return ofAwsSdk.orElseGet(SettingName.super::property);
    }
}
