package com.aa.nxop.access.internal;

import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.session.RefreshingCredentials;
import com.aa.nxop.access.internal.session.SessionLoader;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.time.ClockComparison;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.EventHistory;
import com.aa.nxop.access.internal.time.LingeringUsers;
import com.aa.nxop.access.internal.time.Scheduler;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.AdapterSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What an access is made of. The Doctor makes one with a session of its own.
 *
 * @param httpClient the user's own for STS, which stays theirs to close
 * @param past what became of the session so far
 * @param users of the session
 * @param clock what STS's answers say of this machine's clock
 */
public record AccessParts(
        AccessSettings settings,
        Optional<SdkHttpClient> httpClient,
        StsClient sts,
        RefreshingCredentials session,
        EventHistory<SessionEvent> past,
        LingeringUsers users,
        ClockComparison clock)
        implements AdapterContext {

    /** As the settings say, for one user. Calls nothing yet. */
    public static AccessParts of(AccessSettings settings, Optional<SdkHttpClient> httpClient) {
        return of(settings, httpClient, false);
    }

    /**
     * As the settings say. Calls nothing yet.
     *
     * @param lingers whether the session outlives its last user for a moment
     */
    public static AccessParts of(AccessSettings settings, Optional<SdkHttpClient> httpClient, boolean lingers) {
        ClockComparison clock = new ClockComparison(InstantSource.system());
        StsClient sts = StsClients.create(settings, httpClient, clock);
        RefreshingCredentials session = new RefreshingCredentials(
                RoleAssumer.of(settings, sts),
                Clocks.ofThisMachine(InstantSource.system()),
                Scheduler.daemonThreads(),
                AccessParts::random);
        EventHistory<SessionEvent> past = new EventHistory<>();
        session.addListener(settings.role(), past::on);
        return new AccessParts(settings, httpClient, sts, session, past, new LingeringUsers(lingers), clock);
    }

    /** The same session for one more user, with the adapters' settings of its own; nothing if it has ended. */
    public Optional<AccessParts> joined(AccessSettings own) {
        return users.join()
                ? Optional.of(new AccessParts(own, httpClient, sts, session, past, users, clock))
                : Optional.empty();
    }

    /** Whether its user has nothing but text, and the session lasts as long as anybody uses it. */
    public boolean lingers() {
        return users.lingers();
    }

    /** The same settings with a session of its own, of which the application's log is told nothing. */
    public AccessParts with(SessionLoader loader) {
        return new AccessParts(
                settings,
                httpClient,
                StsClients.create(settings, httpClient, clock),
                RefreshingCredentials.unlogged(
                        loader,
                        Clocks.ofThisMachine(InstantSource.system()),
                        Scheduler.daemonThreads(),
                        AccessParts::random),
                new EventHistory<>(),
                new LingeringUsers(false),
                clock);
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public <T> T settings(AdapterSettings<T> adapter) {
        return settings.adapters().of(adapter);
    }

    @Override
    public TargetRole role() {
        return settings.role();
    }

    @Override
    public Region region() {
        return settings.region();
    }

    @Override
    public Region stsRegion() {
        return settings.stsRegion();
    }

    @Override
    public String alsoNarrowed() {
        return settings.session().narrowed();
    }

    @Override
    public String clockSkew() {
        return clock.said().map(text -> " " + text).orElse("");
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return session;
    }

    @Override
    public Duration lifetime() {
        return session.lifetime();
    }

    @Override
    public Duration lasting(Duration wanted) {
        return session.lasting(wanted);
    }

    @Override
    public boolean invalidate(String accessKeyId) {
        return session.invalidate(accessKeyId);
    }

    @Override
    public void pause() {
        session.pause();
    }

    @Override
    public void resume() {
        session.resume();
    }

    @Override
    public ProxyRules proxies() {
        return settings.proxies();
    }

    @Override
    public DefaultsMode defaultsMode() {
        return settings.defaultsMode();
    }

    /**
     * One user fewer; the last one ends the refreshes.
     *
     * @param ended called when the session has ended, now or later
     */
    public void leave(Runnable ended) {
        if (users.leave()) {
            end(ended);
        } else if (users.needsWatch()) {
            session.repeat(LingeringUsers.LOOK, () -> {
                if (users.look()) {
                    end(ended);
                }
            });
        }
    }

    private void end(Runnable ended) {
        session.close();
        sts.close();
        past.close();
        ended.run();
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return settings.role() + ", source " + settings.source().kind().id();
    }
}
