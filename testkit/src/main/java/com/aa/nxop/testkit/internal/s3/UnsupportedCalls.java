package com.aa.nxop.testkit.internal.s3;

import java.lang.reflect.Proxy;

/** The rest of an interface of which only a few methods are ever called: it says which of the others was. */
final class UnsupportedCalls {
    private UnsupportedCalls() {}

    static <T> T of(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(
                            "The sandbox does not know " + type.getSimpleName() + "." + method.getName() + ".");
                }));
    }
}
