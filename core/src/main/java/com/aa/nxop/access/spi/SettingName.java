package com.aa.nxop.access.spi;

import java.util.Locale;
import java.util.Optional;

/** A setting: the variable that holds it, and the system property that wins over the variable. Usually an enum's constant. */
public interface SettingName {
    /** For example {@code NXOP_MSK_CLUSTER_ARN}. */
    String variable();

    /** The variable in lower case with dots, for example {@code nxop.msk.cluster.arn}. */
    default String property() {
        return variable().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /**
     * The variable in lower camel case, for example {@code nxopMskClusterArn}: in a JAAS configuration, or in the configuration of a tool that
     * takes a class name. Only what begins with {@code NXOP_} has one.
     */
    default String option() {
        StringBuilder option = new StringBuilder();
        for (String word : variable().toLowerCase(Locale.ROOT).split("_", -1)) {
            option.append(option.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return option.toString();
    }

    /** A variable that the SDK reads where the first one is not set. */
    default Optional<String> secondVariable() {
        return Optional.empty();
    }

    /** Whether its value must not be shown. */
    default boolean secret() {
        return false;
    }
}
