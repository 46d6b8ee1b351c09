package com.aa.nxop.proofs.adapter;

import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.check.CheckContext;
import com.aa.nxop.access.spi.check.CheckSequence;
import com.aa.nxop.access.spi.check.ResourceCheck;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Looks for the queue of the configuration. */
public final class QueueCheck implements ResourceCheck {
    /** For the service loader. */
    public QueueCheck() {}

    @Override
    public String resource() {
        return "queue";
    }

    @Override
    public boolean isConfigured(AdapterContext context, List<String> buckets) {
        return queue(context).isPresent();
    }

    private static Optional<String> queue(AdapterContext context) {
        return context.settings(new QueueSettingsReader()).queue();
    }

    @Override
    public void check(CheckContext context) {
        String name = queue(context.nxop().adapterContext()).orElseThrow();
        CheckSequence steps = context.sequence();
        steps.step(
                "queue " + name,
                () -> "holds " + QueueClient.of(context.nxop()).length(steps.left()) + " messages",
                () -> QueueClient.unreachable(name, new TimeoutException()));
    }
}
