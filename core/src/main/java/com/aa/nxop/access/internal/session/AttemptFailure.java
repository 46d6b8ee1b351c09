package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.time.SharedAttempt;

/** What the session itself has to say of an attempt, beside what the source and STS say. */
final class AttemptFailure {
    private static final long LONGEST_SECONDS = SessionRefresh.LONGEST_ATTEMPT_MILLIS / 1_000;

    private AttemptFailure() {}

    /**
     * Looks how it ended.
     *
     * @throws AccessException the shared error, with the caller's own stack; or that the attempt has not ended yet
     */
    static void check(SharedAttempt<AccessException> attempt) {
        if (attempt.failure().isPresent()) {
            throw attempt.failure().get().forThisCaller();
        }
        if (!attempt.hasEnded()) {
            throw new AccessException(
                    CoreFinding.SESSION_WAIT,
                    "The SDK got no session in the NXOP account in time.",
                    "Look at the network between the pod, its platform and STS, and at files on network mounts.");
        }
    }

    static AccessException expiredSession(Session session) {
        return session.ofSource()
                ? new AccessException(
                        CoreFinding.SOURCE_EXPIRED,
                        "The platform gave credentials that expired before the SDK could use them: " + session + ".",
                        "Find out why the platform does not replace them in time. With a Vault file, read the log of the"
                                + " Vault Agent. Check the clock of the pod's node.")
                : new AccessException(
                        CoreFinding.STS_ANSWER,
                        "STS gave a session that has already expired.",
                        "Check the clock of the pod's node.");
    }

    /** @param where the stack of the attempt's thread */
    static AccessException gaveUp(Throwable where) {
        return new AccessException(
                CoreFinding.SESSION_WAIT,
                "An attempt to get a session did not end within " + LONGEST_SECONDS
                        + " seconds, and the SDK gave it up.",
                "You need to do nothing now: the SDK tries again. If the error stays, look at the network between the pod,"
                        + " its platform and STS, and at files on network mounts. The cause of this exception shows where the"
                        + " attempt waited.",
                where);
    }

    static AccessException othersHang(int threads) {
        return new AccessException(
                CoreFinding.SESSION_WAIT,
                "The SDK makes no further attempt to get a session: the threads of " + threads
                        + " earlier attempts still hang.",
                "Take a thread dump and look at the threads named nxop-access-refresh: they wait for a file, a log appender or a session"
                        + " listener. Restart the pod if they do not end.");
    }

    static AccessException lost() {
        return new AccessException(
                CoreFinding.UNEXPECTED,
                "The last attempt to get a session ended without a result or an error: most likely the JVM ran out of memory.",
                "The SDK tries again in a few seconds. Give the container and its heap more memory.");
    }

    static AccessException closed() {
        return new AccessException(
                CoreFinding.SESSION_CLOSED,
                "This NxopAccess is closed.",
                "Close it after the clients that use it, or make a new one.");
    }

    /** Its text may hold anything and is not repeated. */
    static AccessException unexpected(Throwable t) {
        Throwable where = new Throwable(t.getClass().getName());
        where.setStackTrace(t.getStackTrace());
        return new AccessException(
                CoreFinding.UNEXPECTED,
                "The attempt to get a session failed with an error that the SDK does not know ("
                        + t.getClass().getName() + ").",
                remedy(t),
                where);
    }

    private static String remedy(Throwable t) {
        if (t instanceof OutOfMemoryError) {
            return "Raise the container's memory, the heap, or the limit of processes: the JVM has no memory left, or the pod"
                    + " cannot start more threads. The SDK tries again.";
        }
        return "Check the class path: most likely it has modules of two versions of the AWS SDK. Otherwise report this error.";
    }
}
