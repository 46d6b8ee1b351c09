package com.aa.nxop.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** STS: the calls that it answered, and the sessions that it issued. Thread-safe. */
public interface SandboxSts {
    /** All AssumeRole, AssumeRoleWithWebIdentity and GetCallerIdentity calls that STS answered, those by EKS included. */
    List<Call> calls();

    /** As {@link #calls}, of STS of the fallback region; none without {@link Setup#fallbackRegion}. */
    List<Call> fallbackCalls();

    /** The session behind an access key, with its role, tags and expiry. */
    Optional<Session> session(String accessKeyId);

    /**
     * Has STS issue a session of any role of any account, whatever its trust policy says, as if somebody other than the pod had it: a node, a
     * person, another account. A role that this world does not have yet is made, and may assume whatever trusts it.
     *
     * @param sessionName for a node the id of its instance, for example {@code i-0a1b2c3d4e5f60718}
     */
    Session issueSession(String roleArn, String sessionName);

    /** Ends all sessions of a role at once, as if somebody had deleted the role and made it again. */
    void endSessions(String roleArn);

    /** How STS issues sessions. Everything has a default. Not thread-safe. */
    final class Setup {
        int requestsPerSecond;

        @Nullable
        String fallbackRegion;

        @Nullable
        Duration sessionLifetime;

        int minimumSessionTokenSize;

        @Nullable
        String resourceControlPolicy;

        boolean podIdentityTagsProtected;

        boolean inheritedTagsAreRequestTags = true;

        Setup() {}

        /**
         * Whether tags that a session inherits are {@code aws:RequestTag} to the next role's trust policy, which is the default. AWS's own
         * examples only work if they are, but no recording shows it: a policy that is to hold under both readings is tried with both.
         */
        public Setup inheritedTagsAreRequestTags(boolean value) {
            inheritedTagsAreRequestTags = value;
            return this;
        }

        /**
         * A resource control policy of the organization that both accounts are in, JSON: what it denies, STS refuses whatever a role's
         * trust policy says. By default none.
         */
        public Setup resourceControlPolicy(String json) {
            resourceControlPolicy = json;
            return this;
        }

        /** The {@link #resourceControlPolicy} that AWS publishes: nobody but EKS sets the six tags that say which pod it is. */
        public Setup protectPodIdentityTags() {
            podIdentityTagsProtected = true;
            return this;
        }

        /**
         * Adds STS of another region ({@link Endpoint#STS_FALLBACK}): it knows the same roles and sessions, takes signatures for that region alone, and
         * is the pod's fallback ({@code NXOP_STS_FALLBACK_REGIONS}). By default none.
         */
        public Setup fallbackRegion(String region) {
            fallbackRegion = region;
            return this;
        }

        /** How many signed requests STS takes from one account; 0, the default, for no limit. */
        public Setup requestsPerSecond(int value) {
            requestsPerSecond = value;
            return this;
        }

        /**
         * How long the sessions last that STS gives to holders of other sessions, whatever they ask for: seconds, where a test is to see many
         * of them. By default as they ask. The pod's first session is not affected.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Setup sessionLifetime(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(
                        "A session must last longer than zero: sessionLifetime(" + value + ").");
            }
            sessionLifetime = value;
            return this;
        }

        /**
         * The minimum size in bytes of the session tokens that STS gives, the pod's own included; 0, the default, for no minimum. Since
         * 2026-09-15 STS gives tokens of up to 4,096 bytes.
         *
         * @throws IllegalArgumentException if STS would give none of that size
         */
        public Setup minimumSessionTokenSize(int bytes) {
            if (bytes < 0 || bytes > 4096) {
                throw new IllegalArgumentException(
                        "STS gives tokens of at most 4096 bytes: minimumSessionTokenSize(" + bytes + ").");
            }
            minimumSessionTokenSize = bytes;
            return this;
        }
    }

    /**
     * One call that STS answered, with nothing in it that is secret.
     *
     * @param caller the session's ARN, or the name of the AWS service; null where none was established
     * @param parameters as sent, without tags, tokens and signature
     * @param tags those passed in this call
     * @param transitiveKeys those passed in this call
     * @param inheritedTags those that came from the calling session
     * @param sessionArn of the session that was issued; null if refused, and for GetCallerIdentity
     * @param errorCode null if the call succeeded
     */
    record Call(
            Instant at,
            String action,
            @Nullable String caller,
            Map<String, String> parameters,
            Map<String, String> tags,
            Set<String> transitiveKeys,
            Map<String, String> inheritedTags,
            @Nullable String sessionArn,
            @Nullable String errorCode) {
        public Call {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
            transitiveKeys = Set.copyOf(transitiveKeys);
            inheritedTags = Collections.unmodifiableMap(new LinkedHashMap<>(inheritedTags));
        }

        /** False for what AWS services do on their own, such as the first hop of EKS Pod Identity. */
        public boolean bySession() {
            return caller != null && caller.startsWith("arn:");
        }
    }

    /**
     * A role session that the sandbox's STS issued.
     *
     * @param arn for example {@code arn:aws:sts::178549792225:assumed-role/example-role/session}
     * @param roleArn the role's ARN with its path
     * @param tags session tags, inherited ones included
     * @param transitiveKeys those of the tags that the next role in a chain inherits
     * @param sourceIdentity who is behind it, through all roles of a chain; null if nobody said
     */
    record Session(
            String accessKeyId,
            String secretAccessKey,
            String sessionToken,
            String arn,
            String roleArn,
            String sessionName,
            Map<String, String> tags,
            Set<String> transitiveKeys,
            Instant expiresAt,
            @Nullable String sourceIdentity) {
        /** Without the secret and the token. */
        @Override
        public String toString() {
            return accessKeyId + " " + arn + " until " + expiresAt;
        }
    }
}
