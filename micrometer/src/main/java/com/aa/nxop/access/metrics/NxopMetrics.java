package com.aa.nxop.access.metrics;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.SessionListener;
import com.aa.nxop.access.SessionStatus;
import com.aa.nxop.access.SessionStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The session's metrics.
 *
 * <pre>{@code
 * new NxopMetrics(nxop).bindTo(registry);
 * }</pre>
 *
 * <table>
 * <caption>All have the tag {@code role}, the role's ARN</caption>
 * <tr><td>{@code nxop.session.expiry.seconds}</td><td>gauge</td><td>seconds that the session is still good for; 0 if it is not</td></tr>
 * <tr><td>{@code nxop.session.token.bytes}</td><td>gauge</td><td>length of the session's token, 4,096 at most; 0 if there is no
 * session</td></tr>
 * <tr><td>{@code nxop.session.sts.fallback}</td><td>gauge</td><td>1 while the session comes from STS of a fallback region, else
 * 0</td></tr>
 * <tr><td>{@code nxop.session.state}</td><td>gauge</td><td>1 for the state that the session is in, 0 for others; tag {@code state}</td></tr>
 * <tr><td>{@code nxop.session.refresh}</td><td>timer</td><td>attempts to get a session; tag {@code outcome}: success, failure</td></tr>
 * <tr><td>{@code nxop.session.failures}</td><td>counter</td><td>failed attempts; tags {@code finding}, {@code hop}</td></tr>
 * <tr><td>{@code nxop.session.incidents}</td><td>counter</td><td>sessions that were served stale, or ended without another; tag
 * {@code kind}: stale, expired</td></tr>
 * </table>
 *
 * <p>No tag has many values: findings are those of docs/guide/troubleshooting.md. Bind once to a registry, at any time: what was before is
 * counted, too (the
 * last hundred events); two accesses to one role in one registry need tags that tell them apart. Gauges are read from
 * {@link NxopAccess#status} and ask nobody. Thread-safe.
 */
public final class NxopMetrics implements MeterBinder {
    private final Supplier<SessionStatus> status;
    private final Consumer<SessionListener> listeners;
    private final Tags tags;

    public NxopMetrics(NxopAccess nxop) {
        this(nxop, Tags.empty());
    }

    /** @param more tags for each meter, beside its own */
    public NxopMetrics(NxopAccess nxop, Iterable<Tag> more) {
        this(
                nxop::status,
                nxop::addCountingListener,
                Tags.of(more).and("role", nxop.config().role().arn()));
    }

    NxopMetrics(Supplier<SessionStatus> status, Consumer<SessionListener> listeners, Tags tags) {
        this.status = status;
        this.listeners = listeners;
        this.tags = tags;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nxop.session.expiry.seconds", () -> status.get().left().toMillis() / 1_000.0)
                .description("Seconds for which the session in the NXOP account is still valid")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        Gauge.builder("nxop.session.token.bytes", () -> status.get().tokenBytes())
                .description("Length of the session token in the NXOP account. STS gives tokens of at most 4096 bytes")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        Gauge.builder(
                        "nxop.session.sts.fallback",
                        () -> status.get().stsFallbackRegion().isPresent() ? 1 : 0)
                .description("1 while the session in the NXOP account comes from STS of a fallback region")
                .tags(tags)
                .register(registry);
        for (State state : State.values()) {
            Gauge.builder("nxop.session.state", () -> status.get().state() == state ? 1 : 0)
                    .description("1 for the present state of the session in the NXOP account, 0 for other states")
                    .tags(tags.and("state", state.name().toLowerCase(Locale.ROOT)))
                    .register(registry);
        }
        listeners.accept(new SessionMeters(registry, tags));
    }
}
