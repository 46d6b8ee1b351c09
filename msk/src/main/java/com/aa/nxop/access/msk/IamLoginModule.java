package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * The login module of {@code aws-msk-iam-auth}, which registers the mechanism of its class loader in the JVM. JAAS initializes the one that the
 * thread's class loader has: where that is another copy, ours is not registered, and clients only time out.
 */
final class IamLoginModule {
    private IamLoginModule() {}

    /** Initializes the one of our own class loader. */
    static void prepare() {
        try {
            NxopMskCallbackHandler.checkClassLoader(IAMLoginModule.class);
            new IAMLoginModule();
        } catch (LinkageError e) {
            throw new AccessException(
                    MskFinding.MSK_CLASS_LOADER,
                    "The class loader of nxop-access-msk finds no usable aws-msk-iam-auth (" + e + ").",
                    "Put aws-msk-iam-auth and its dependencies next to nxop-access-msk: both in the application, or both in the same"
                            + " plug-in folder.",
                    e);
        }
    }
}
