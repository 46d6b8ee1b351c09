package com.aa.nxop.testkit.internal.ssm;

import java.util.List;

/**
 * What the store is started with.
 *
 * @param account that it belongs to
 */
public record SsmSettings(String region, String account, List<Parameter> parameters) {
    public SsmSettings {
        parameters = List.copyOf(parameters);
    }
}
