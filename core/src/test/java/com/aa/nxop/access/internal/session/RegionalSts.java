package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.io.RegionalCalls;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** STS of several regions in virtual time, asked through the real choice of regions. Each may be down. */
final class RegionalSts implements SessionLoader {
    private final FakeClock clock;
    private final Duration life;
    private final List<Region> regions = new ArrayList<>();
    private final RegionalCalls<Region> calls;
    private int sessions;

    RegionalSts(FakeClock clock, Duration life, String... names) {
        this.clock = clock;
        this.life = life;
        for (String name : names) {
            regions.add(new Region(name));
        }
        this.calls = new RegionalCalls<>(List.of(names), regions::get, clock::millis);
    }

    /** STS of one region: when it was asked, by the AWS SDK's three requests for a call that fails. */
    static final class Region implements SdkAutoCloseable {
        private final String name;
        private final List<Instant> asked = new ArrayList<>();
        private boolean down;

        Region(String name) {
            this.name = name;
        }

        @Override
        public void close() {}
    }

    void down(String name, boolean down) {
        region(name).down = down;
    }

    List<Instant> asked(String name) {
        return region(name).asked;
    }

    private Region region(String name) {
        return regions.stream()
                .filter(region -> region.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Session load() {
        calls.begin();
        try {
            return calls.call(this::answer).from(calls.fallback());
        } catch (SdkClientException e) {
            throw new AccessException(
                    CoreFinding.STS_UNREACHABLE, "STS did not answer AssumeRole." + calls.note(), "Wait.", e);
        }
    }

    private Session answer(Region region) {
        if (region.down) {
            IntStream.range(0, 3).forEach(request -> region.asked.add(clock.instant()));
            throw SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused"));
        }
        region.asked.add(clock.instant());
        Instant now = clock.instant();
        return new Session(
                AwsSessionCredentials.create("key-" + ++sessions, "hidden", "hidden"), now, now.plus(life), "session");
    }
}
