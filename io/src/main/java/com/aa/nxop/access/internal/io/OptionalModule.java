package com.aa.nxop.access.internal.io;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.util.VersionInfo;

/**
 * A module of the AWS SDK that some applications need, and that those bring themselves.
 *
 * @param artifact its name, which is also that of the service's package
 */
public record OptionalModule(String artifact) {
    /**
     * Does what needs the module.
     *
     * @param missing makes the exception where the application has not brought it, of its Maven coordinates
     */
    public <T> T use(Supplier<T> work, Function<String, RuntimeException> missing) {
        try {
            return work.get();
        } catch (NoClassDefFoundError e) {
            if (!String.valueOf(e.getMessage()).startsWith("software/amazon/awssdk/services/" + artifact + "/")) {
                throw e;
            }
            throw missing.apply("software.amazon.awssdk:" + artifact + ":" + VersionInfo.SDK_VERSION);
        }
    }
}
