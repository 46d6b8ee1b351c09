package com.aa.nxop.testkit.internal.msk;

import java.security.Provider;
import java.security.Security;

/** How the JDK finds the broker's side of {@code AWS_MSK_IAM}. */
final class IamSaslProvider extends Provider {
    private static final long serialVersionUID = 1;

    private IamSaslProvider(String name) {
        super(name, "1", "AWS_MSK_IAM of the NXOP sandbox's broker");
        put("SaslServerFactory." + AccessGate.IAM, IamSaslServerFactory.class.getName());
    }

    /** Once per JVM and class loader; it stays, for it does nothing for anybody but the sandbox's brokers. */
    static void register() {
        ClassLoader loader = IamSaslProvider.class.getClassLoader();
        // A second provider of the same name would be ignored, and the JDK loads the factory with its provider's
        // loader.
        int unused = Security.addProvider(
                new IamSaslProvider("NxopSandboxMsk" + Integer.toHexString(System.identityHashCode(loader))));
    }
}
