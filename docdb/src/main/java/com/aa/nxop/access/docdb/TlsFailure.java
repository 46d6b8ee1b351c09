package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.CauseChain;
import com.mongodb.ServerAddress;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells a certificate that is not trusted from a server without TLS, and both from a connection that only broke. */
record TlsFailure(ServerAddress address) {
    static final String WITHOUT_TLS =
            "The server at this address does not use TLS. Check host and port. If both are right, TLS is off in the cluster's parameter"
                    + " group: set tls to enabled there, and restart the cluster's instances.";

    /** Java's text, in every version: it has no exception of its own for bytes that are not TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    Optional<AccessException> in(Throwable why) {
        return CauseChain.find(why, SSLException.class).flatMap(tls -> of(tls, why));
    }

    private Optional<AccessException> of(SSLException tls, Throwable why) {
        if (isOfTrust(tls)) {
            return Optional.of(failed(
                    tls,
                    "If the error is about the certification path, the file of NXOP_DOCDB_CA_FILE does not contain the CA of the"
                            + " cluster's certificate: mount https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem."
                            + " If the error is about the name, connect with the cluster's own endpoint, which"
                            + " is in its certificate.",
                    why));
        }
        if (CauseChain.innermost(tls).contains(NO_TLS)) {
            return Optional.of(failed(tls, WITHOUT_TLS, why));
        }
        return isBroken(tls)
                ? Optional.empty()
                : Optional.of(failed(
                        tls,
                        "Compare the TLS versions that this Java allows (jdk.tls.disabledAlgorithms, jdk.tls.client.protocols) with the"
                                + " parameter tls of the cluster's parameter group.",
                        why));
    }

    private static boolean isOfTrust(SSLException tls) {
        return CauseChain.has(tls, CertificateException.class)
                || CauseChain.has(tls, CertPathBuilderException.class)
                || CauseChain.has(tls, CertPathValidatorException.class);
    }

    /** Java also wraps failures that have nothing to do with TLS. */
    private static boolean isBroken(SSLException tls) {
        return CauseChain.has(tls, EOFException.class)
                || CauseChain.has(tls, SocketException.class)
                || CauseChain.has(tls, InterruptedIOException.class);
    }

    private AccessException failed(SSLException tls, String remedy, Throwable why) {
        return new AccessException(
                DocumentDbFinding.DOCDB_TLS,
                "The TLS connection to DocumentDB at " + address + " failed: " + CauseChain.innermost(tls),
                remedy,
                why);
    }
}
