package com.aa.nxop.testkit.internal.ssm;

import com.aa.nxop.testkit.internal.iam.Partition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of one account in one region. Immutable. */
final class ParameterStore {
    private final String arnPrefix;
    private final Map<String, Parameter> byName = new TreeMap<>();

    ParameterStore(String region, String account, Collection<Parameter> parameters) {
        arnPrefix = Partition.of(region).arn("ssm", region, account, "parameter");
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
    }

    /** By what may be a name or an ARN: the ARN. */
    String arn(String name) {
        if (name.startsWith("arn:")) {
            return name;
        }
        return arnPrefix + (name.startsWith("/") ? name : "/" + name);
    }

    Optional<Parameter> find(String nameOrArn) {
        return Optional.ofNullable(byName.get(nameOrArn))
                .or(() -> byName.values().stream()
                        .filter(parameter -> arn(parameter.name()).equals(nameOrArn))
                        .findFirst());
    }

    /**
     * Everything below a path, in alphabetical order.
     *
     * @param recursive also what is not directly below it
     */
    List<Parameter> below(String path, boolean recursive) {
        String folder = path.endsWith("/") ? path : path + "/";
        return byName.values().stream()
                .filter(parameter -> parameter.path().startsWith(folder))
                .filter(parameter -> recursive || parameter.path().indexOf('/', folder.length()) < 0)
                .toList();
    }
}
