package com.aa.nxop.access.docdb;

import com.aa.nxop.access.spi.SettingName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every variable that says where DocumentDB is. The names are a contract. */
enum DocumentDbSetting implements SettingName {
    /** The DocumentDB cluster. */
    CLUSTER_ID("NXOP_DOCDB_CLUSTER_ID"),
    /** The endpoint of the cluster, if you do not name the DocumentDB cluster. */
    ENDPOINT("NXOP_DOCDB_ENDPOINT"),
    /** The local end of a tunnel to the cluster, on a laptop. */
    TUNNEL("NXOP_DOCDB_TUNNEL"),
    /** The PEM file with Amazon's CA bundle, which Java does not include. */
    CA_FILE("NXOP_DOCDB_CA_FILE"),
    /** The name of a database, for use by the application. */
    DATABASE("NXOP_DOCDB_DATABASE"),
    /** The endpoint of the DocumentDB API, which the SDK asks for the cluster's endpoint. */
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
