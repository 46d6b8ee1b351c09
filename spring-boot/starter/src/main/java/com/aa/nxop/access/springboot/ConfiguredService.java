package com.aa.nxop.access.springboot;

import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** A service of the NXOP account that is used where a setting says where it is. */
enum ConfiguredService {
    MSK("nxop.msk.cluster.arn", "nxop.msk.bootstrap.servers"),
    DOCDB("nxop.docdb.cluster.id", "nxop.docdb.endpoint");

    private final List<String> properties;

    ConfiguredService(String... properties) {
        this.properties = List.of(properties);
    }

    boolean in(Environment environment) {
        Binder binder = Binder.get(environment);
        return properties.stream()
                .anyMatch(property -> SpringSettings.value(binder, property).isPresent());
    }
}
