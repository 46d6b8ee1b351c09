package com.aa.nxop.access.internal.io;

import java.net.URI;

/** An address as people may see it: a query may hold a secret, and so may a user. */
public final class PrintableUri {
    private PrintableUri() {}

    /** Scheme, host, port and path. */
    public static String of(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path + (uri.getRawQuery() == null ? "" : "?<redacted>");
    }
}
