package com.aa.nxop.access.spi;

import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.io.ProxyRules;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** What an access tells its adapters and the Doctor. Thread-safe. */
public interface AdapterContext {
    /**
     * The adapter's settings, read once.
     *
     * @throws com.aa.nxop.access.AccessException naming each that is wrong, if the adapter was not found when the configuration was made
     */
    <T> T settings(AdapterSettings<T> adapter);

    /** The role to assume in the NXOP account. */
    TargetRole role();

    /** The region of the NXOP resources. */
    Region region();

    /** The region of the STS endpoint: the pod's own where {@code AWS_REGION} names it, as the nearest. */
    Region stsRegion();

    /** For a remedy that says what the role's policy must allow: a sentence on what narrows the session beside it; empty if nothing does. */
    String alsoNarrowed();

    /**
     * For a login that was refused: a sentence on the pod's clock, by the time of STS's answers; empty unless it is five minutes off or more.
     */
    String clockSkew();

    /** The session's credentials: for any number of clients, and always the newest. */
    AwsCredentialsProvider credentials();

    /** The whole life of the session at hand; zero if there is none. */
    Duration lifetime();

    /**
     * What is left of the session's life, for what ends with it. If that is less than wanted, the next session is fetched first, unless no session
     * lasts so long or this one is in the first twentieth of its life. If that fails, what is left stays.
     *
     * @throws com.aa.nxop.access.AccessException if there is no session, and none can be had
     */
    Duration lasting(Duration wanted);

    /** As {@link com.aa.nxop.access.NxopAccess#invalidate}. */
    boolean invalidate(String accessKeyId);

    /**
     * Stops the timer's refreshes until {@link #resume}, for a checkpoint of the JVM: an attempt would hold a connection open. If an attempt is
     * under way, this method waits for its end, until two seconds after its start at most. Callers get credentials as before. A caller that
     * needs a new session causes an attempt.
     */
    void pause();

    /** Ends a {@link #pause}: a refresh that is due begins immediately. */
    void resume();

    /** The proxies that lead to AWS, for the SDK's own adapters. */
    @SuppressWarnings("exports") // The type is not for others.
    ProxyRules proxies();

    /** For clients of the NXOP resources; never {@code auto}, for which the AWS SDK would ask the metadata service where it is. */
    DefaultsMode defaultsMode();

    /** The access's own client of STS, which ends with the access. */
    @SuppressWarnings("exports") // Who calls it requires the module.
    StsClient sts();
}
