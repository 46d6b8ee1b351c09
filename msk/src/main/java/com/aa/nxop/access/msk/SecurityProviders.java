package com.aa.nxop.access.msk;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The JVM's security providers that Kafka and {@code aws-msk-iam-auth} add for their SASL mechanisms and never remove. Each keeps the class loader
 * that made it.
 */
final class SecurityProviders {
    private static final String IAM = "software.amazon.msk.auth.iam.internals.";
    /** One per class loader. */
    private static final String OWN = IAM + "IAMSaslClientProvider";
    /** One per JVM, of the class loader that came first: it finds the provider of each class loader. */
    private static final String SHARED = IAM + "ClassLoaderAwareIAMSaslClientProvider";

    private SecurityProviders() {}

    /** Removes those of a class loader; the shared one only with the last. */
    static void removeOf(ClassLoader loader) {
        remove(provider -> provider.getClass().getClassLoader() == loader && !isOf(SHARED, provider));
        if (Arrays.stream(Security.getProviders()).noneMatch(provider -> isOf(OWN, provider))) {
            remove(provider -> isOf(SHARED, provider));
        }
    }

    private static boolean isOf(String type, Provider provider) {
        return provider.getClass().getName().equals(type);
    }

    private static void remove(Predicate<Provider> which) {
        Arrays.stream(Security.getProviders())
                .filter(which)
                .map(Provider::getName)
                .forEach(Security::removeProvider);
    }
}
