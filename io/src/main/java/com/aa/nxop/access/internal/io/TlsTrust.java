package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Which CAs are trusted. Asked only where there is TLS, because loading them takes time. */
@FunctionalInterface
public interface TlsTrust {
    SSLSocketFactory sockets() throws IOException;

    /** With the CAs in memory, so that no call waits for them. */
    default TlsTrust loaded() {
        try {
            SSLSocketFactory sockets = sockets();
            return () -> sockets;
        } catch (IOException e) {
            return this; // Whoever calls is told.
        }
    }

    /** The JDK's list, or the file in {@code javax.net.ssl.trustStore}; whatever code of the process has installed does not count. */
    static TlsTrust ofJdk() {
        return () -> {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, null, null);
                return context.getSocketFactory();
            } catch (GeneralSecurityException e) {
                throw new IOException("the JDK has no TLS", e);
            }
        };
    }

    /** What the process trusts: {@link SSLContext#getDefault}. */
    static TlsTrust ofProcess() {
        return () -> (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
}
