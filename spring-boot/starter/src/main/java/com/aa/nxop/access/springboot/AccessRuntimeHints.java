package com.aa.nxop.access.springboot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** For a native image: the classes that {@link ConnectionDefaults} looks for, and those that Kafka makes by the names that it gives. */
final class AccessRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        hints.reflection().registerTypeIfPresent(loader, ConnectionDefaults.KAFKA_PROPERTIES);
        for (String name : List.of(ConnectionDefaults.IAM, ConnectionDefaults.BEARER, ConnectionDefaults.HANDLER)) {
            hints.reflection().registerTypeIfPresent(loader, name, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
        }
    }
}
