package com.aa.nxop.access.docdb;

import com.aa.nxop.access.spi.SettingName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every variable that says where DocumentDB is. The names are a contract. */
enum DocumentDbSetting implements SettingName {
    CLUSTER_ID("NXOP_DOCDB_CLUSTER_ID"),
    ENDPOINT("NXOP_DOCDB_ENDPOINT"),
    TUNNEL("NXOP_DOCDB_TUNNEL"),
    CA_FILE("NXOP_DOCDB_CA_FILE"),
    DATABASE("NXOP_DOCDB_DATABASE"),
    CONTROL_PLANE("AWS_ENDPOINT_URL_DOCDB", "aws.endpointUrlDocDb");

    private final String variable;
    private final Optional<String> ofAwsSdk;

    DocumentDbSetting(String variable) {
        this(variable, null);
    }

    /** @param ofAwsSdk the AWS SDK's name for the system property, which follows no rule */
    DocumentDbSetting(String variable, @Nullable String ofAwsSdk) {
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
