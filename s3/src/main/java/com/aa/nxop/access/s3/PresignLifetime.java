package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.spi.AdapterContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * How long a presigned URL lives: S3 refuses it as soon as the session has ended that signed it, whatever the URL says.
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">Amazon S3: presigned URLs</a>.
 */
record PresignLifetime(AdapterContext access) implements UnaryOperator<Duration> {
    /** A session is as good as fresh in the first twentieth of its life: who signs many long URLs does not ask STS for each. */
    private static final int PART = 20;

    /**
     * As wanted; less only if what is wanted is all but the whole life of a session.
     *
     * @throws AccessException if no session lasts so long, or if there is none
     */
    @Override
    public Duration apply(Duration wanted) {
        Duration left = access.lasting(wanted);
        Duration whole = access.lifetime();
        if (wanted.compareTo(whole.plus(whole.dividedBy(PART))) > 0) {
            throw new AccessException(
                    S3Finding.S3_URL_LIFETIME,
                    "The application asked for a presigned URL that lasts " + wanted
                            + ". The URL ends with the session that signs it,"
                            + " and a session lasts " + rounded(whole)
                            + ".",
                    "Sign for at most " + rounded(whole)
                            + ", and sign again when you need the URL. NXOP_SESSION_DURATION sets how long"
                            + " a session lasts: at most PT1H.");
        }
        return wanted.compareTo(left) < 0 ? wanted : left.truncatedTo(ChronoUnit.SECONDS);
    }

    /** STS says a session's end in seconds, and the answer takes time. */
    private static Duration rounded(Duration whole) {
        ChronoUnit unit = whole.toMinutes() > 1 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return whole.plus(unit.getDuration().dividedBy(2)).truncatedTo(unit);
    }
}
