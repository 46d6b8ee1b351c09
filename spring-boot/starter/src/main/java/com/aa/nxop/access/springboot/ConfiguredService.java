package com.aa.nxop.access.springboot;

import org.springframework.core.env.Environment;

/** A service of the NXOP account that is used where a setting says where it is. */
enum ConfiguredService {
    MSK("nxop.msk.cluster.arn", "nxop.msk.bootstrap.servers"),
    DOCDB("nxop.docdb.cluster.id", "nxop.docdb.endpoint");

    private final String name;
    private final String address;

    ConfiguredService(String name, String address) {
        this.name = name;
        this.address = address;
    }

    boolean in(Environment environment) {
        EnvironmentSettings settings = EnvironmentSettings.of(environment);
        return settings.value(name).isPresent() || settings.value(address).isPresent();
    }
}
