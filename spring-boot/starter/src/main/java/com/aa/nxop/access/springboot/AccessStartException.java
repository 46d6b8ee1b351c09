package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;

/**
 * Stands before an {@link AccessException} where Spring would repeat its whole message in messages of its own. The analysis of the failed start
 * says it once.
 */
final class AccessStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AccessStartException(AccessException cause) {
        super("NXOP access failed. The analysis of the failed start says why.", cause);
    }
}
