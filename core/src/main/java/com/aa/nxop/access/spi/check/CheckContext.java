package com.aa.nxop.access.spi.check;

import com.aa.nxop.access.NxopAccess;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;

/** What a {@link ResourceCheck} has to work with. For the thread that the check is called on. */
public interface CheckContext {
    /** An access that has a session already. */
    NxopAccess nxop();

    /** The S3 buckets that the user of the Doctor named. */
    List<String> buckets();

    /**
     * What the user of the Doctor named with an option of this check, in order and each once; empty if nothing.
     *
     * @param option the name of the {@link ResourceCheck.Option}
     */
    List<String> named(String option);

    /** A new sequence of steps, independent of those before. */
    CheckSequence sequence();

    /**
     * Adds three steps to the sequence: the host's name, the TCP connection, TLS.
     *
     * @param trust made when TLS is looked at; may throw {@link com.aa.nxop.access.AccessException}
     */
    void network(CheckSequence sequence, NetworkTarget target, Callable<SSLContext> trust);
}
