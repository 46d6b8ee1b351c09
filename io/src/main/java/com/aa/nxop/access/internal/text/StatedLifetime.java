package com.aa.nxop.access.internal.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file says of how long its credentials live. Of several ends the earliest counts; what cannot be read says nothing.
 *
 * @param ttl how long they lived when they were given
 * @param issued when they were given
 * @param end when they end
 */
public record StatedLifetime(Optional<Duration> ttl, Optional<Instant> issued, Optional<Instant> end) {
    static final StatedLifetime NONE = new StatedLifetime(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@code ttl} beside the keys of Vault's {@code aws/sts}; {@code lease_duration} is the whole answer's; OAuth has the third. */
    private static final Pattern TTL = Pattern.compile("ttl|leaseduration|leasettl|expiresin");
    /** Vault's {@code issue_time}, and its relatives. */
    private static final Pattern ISSUED =
            Pattern.compile("issuetime|issuedat|issued|creationtime|createdat|createdtime");
    /**
     * {@code Expiration} of AWS's own JSON, {@code AWS_CREDENTIAL_EXPIRATION} of the AWS CLI, {@code x_security_token_expires} of saml2aws,
     * {@code aws_session_expiration}, {@code aws_expiration}, Vault's {@code expire_time}, and the like. Not every name with "expire" in
     * it: a file may hold other things, which end earlier.
     */
    private static final Pattern END =
            Pattern.compile("x?(?:aws)?(?:session|credentials?|security)?(?:token)?(?:lease)?"
                    + "expir(?:es?|y|ation)(?:at|on|time|date)?|validuntil");

    /** Whether a name says something of how long credentials live. */
    static boolean isPart(String name) {
        String plain = CredentialValues.plain(name);
        return Stream.of(TTL, ISSUED, END)
                .anyMatch(names -> names.matcher(plain).matches());
    }

    /** @param values of the credentials' own section, and of what is around it */
    static StatedLifetime of(CredentialValues values) {
        return new StatedLifetime(
                earliest(values, TTL, StatedDuration::parse),
                earliest(values, ISSUED, StatedTime::parse),
                earliest(values, END, StatedTime::parse));
    }

    private static <T extends Comparable<? super T>> Optional<T> earliest(
            CredentialValues values, Pattern names, Function<String, Optional<T>> parser) {
        return values.named(names)
                .flatMap(value -> parser.apply(value).stream())
                .min(Comparator.naturalOrder());
    }
}
