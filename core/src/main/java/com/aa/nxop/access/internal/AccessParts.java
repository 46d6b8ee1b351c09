package com.aa.nxop.access.internal;

import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.session.Clocks;
import com.aa.nxop.access.internal.session.RefreshingCredentials;
import com.aa.nxop.access.internal.session.Scheduler;
import com.aa.nxop.access.internal.session.SessionLoader;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.AdapterSettings;
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
 */
public record AccessParts(
        AccessSettings settings, Optional<SdkHttpClient> httpClient, StsClient sts, RefreshingCredentials session)
        implements AdapterContext {

    /** As the settings say. Calls nothing yet. */
    public static AccessParts of(AccessSettings settings, Optional<SdkHttpClient> httpClient) {
        StsClient sts = StsClients.create(settings, httpClient);
        return new AccessParts(
                settings,
                httpClient,
                sts,
                new RefreshingCredentials(
                        RoleAssumer.of(settings, sts),
                        Clocks.ofThisMachine(InstantSource.system()),
                        Scheduler.daemonThreads(),
                        AccessParts::random));
    }

    /** The same settings with a session of its own, of which the application's log is told nothing. */
    public AccessParts with(SessionLoader loader) {
        return new AccessParts(
                settings,
                httpClient,
                StsClients.create(settings, httpClient),
                RefreshingCredentials.unlogged(
                        loader,
                        Clocks.ofThisMachine(InstantSource.system()),
                        Scheduler.daemonThreads(),
                        AccessParts::random));
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
    public AwsCredentialsProvider credentials() {
        return session;
    }

    @Override
    public boolean invalidate(String accessKeyId) {
        return session.invalidate(accessKeyId);
    }

    @Override
    public ProxyRules proxies() {
        return settings.proxies();
    }

    @Override
    public DefaultsMode defaultsMode() {
        return settings.defaultsMode();
    }

    /** Ends the refreshes. */
    public void close() {
        session.close();
        sts.close();
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return settings.role() + ", source " + settings.source().kind().id();
    }
}
