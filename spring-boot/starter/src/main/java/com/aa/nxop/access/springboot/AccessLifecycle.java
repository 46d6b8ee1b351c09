package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Ends a start that cannot succeed, after all beans are made and before listeners and the web server run. When Spring stops
 * it, as before a checkpoint, it stops the refreshes. When Spring starts it again, as after the restore, it discards the session of before.
 */
final class AccessLifecycle implements SmartLifecycle, DisposableBean {
    private final NxopAccess nxop;
    private final @Nullable AccessStart start;
    private volatile boolean running;
    private volatile boolean stopped;

    /** @param start whose failure ends the application's start; null if none does */
    AccessLifecycle(NxopAccess nxop, @Nullable AccessStart start) {
        this.nxop = nxop;
        this.start = start;
    }

    /** @throws AccessException if the first attempt failed for a reason that time alone does not cure */
    @Override
    public void start() {
        if (stopped) {
            discardSession();
            nxop.adapterContext().resume();
        } else if (start != null) {
            start.firstFailure().filter(failure -> !failure.retryable()).ifPresent(failure -> {
                throw new AccessStartException(failure);
            });
        }
        running = true;
    }

    private void discardSession() {
        if (nxop.status().usable()) {
            AwsCredentials held = nxop.credentialsProvider().resolveCredentials();
            nxop.invalidate(held.accessKeyId());
        }
    }

    @Override
    public void stop() {
        stopped = true;
        running = false;
        nxop.adapterContext().pause();
    }

    /** Other users may share the session, and go on when this context has ended. */
    @Override
    public void destroy() {
        nxop.adapterContext().resume();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before those who use the access. */
    @Override
    public int getPhase() {
        return 0;
    }
}
